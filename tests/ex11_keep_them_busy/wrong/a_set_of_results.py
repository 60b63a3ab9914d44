# A set in place of the list.
# scores: 0 2 1
# says verify_shares: of type `set`
# %% share_the_jobs
ray.get([builder.reset.remote() for builder in builders])
start_time = time.time()
results = set(
    ActorPool(builders).map_unordered(lambda builder, number: builder.work.remote(number), range(9))
)
duration = time.time() - start_time
