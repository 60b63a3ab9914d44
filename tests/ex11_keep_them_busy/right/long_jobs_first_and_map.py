# `map` keeps everybody busy if the long jobs come first.
# scores: 3 2 1
# %% share_the_jobs
ray.get([builder.reset.remote() for builder in builders])
start_time = time.time()
results = list(
    ActorPool(builders).map(lambda builder, number: builder.work.remote(number), [0, 1, 3, 2, 4, 5, 6, 7, 8])
)
duration = time.time() - start_time
