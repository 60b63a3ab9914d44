# The results as a tuple, and the time rounded.
# scores: 3 2 1
# %% share_the_jobs
ray.get([builder.reset.remote() for builder in builders])
start_time = time.time()
results = tuple(
    ActorPool(builders).map_unordered(lambda builder, number: builder.work.remote(number), range(9))
)
duration = round(time.time() - start_time, 1)
