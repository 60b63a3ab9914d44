# The first attempt stays in the same cell, above the one that counts.
# scores: 3 2 1
# %% share_the_jobs
ray.get([builder.reset.remote() for builder in builders])
start_time = time.time()
refs = [builders[number % 3].work.remote(number) for number in range(9)]
ray.get(refs)

start_time = time.time()
results = list(
    ActorPool(builders).map_unordered(lambda builder, number: builder.work.remote(number), range(9))
)
duration = time.time() - start_time
