# Job 8 is done twice.
# scores: 0 2 1
# says verify_shares: sent more than once
# %% share_the_jobs
ray.get([builder.reset.remote() for builder in builders])
start_time = time.time()
results = list(
    ActorPool(builders).map_unordered(lambda builder, number: builder.work.remote(number), [*range(9), 8])
)
duration = time.time() - start_time
