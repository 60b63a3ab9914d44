# `map` keeps everybody busy if the long jobs come first.
# scores: 3 2 1
# %% share_the_jobs
ray.get([foo.reset.remote() for foo in foos])
start_time = time.time()
results = list(ActorPool(foos).map(lambda foo, number: foo.work.remote(number), [0, 1, 3, 2, 4, 5, 6, 7, 8]))
duration = time.time() - start_time
