# The first attempt stays in the same cell, above the one that counts.
# scores: 3 2 1
# %% share_the_jobs
ray.get([foo.reset.remote() for foo in foos])
start_time = time.time()
refs = [foos[number % 3].work.remote(number) for number in range(9)]
ray.get(refs)

start_time = time.time()
results = list(ActorPool(foos).map_unordered(lambda foo, number: foo.work.remote(number), range(9)))
duration = time.time() - start_time
