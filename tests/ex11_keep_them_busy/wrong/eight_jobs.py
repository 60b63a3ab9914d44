# One job is left out.
# scores: 0 2 1
# says verify_shares: Who sends the next job
# %% share_the_jobs
ray.get([builder.reset.remote() for builder in builders])
start_time = time.time()
results = list(
    ActorPool(builders).map_unordered(lambda builder, number: builder.work.remote(number), range(8))
)
duration = time.time() - start_time
