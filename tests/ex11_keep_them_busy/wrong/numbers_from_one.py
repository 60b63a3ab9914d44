# The jobs are numbered from 1, and the last one does not exist.
# scores: 0 0 0
# says verify_shares: IndexError
# %% share_the_jobs
ray.get([builder.reset.remote() for builder in builders])
start_time = time.time()
results = list(
    ActorPool(builders).map_unordered(lambda builder, number: builder.work.remote(number), range(1, 10))
)
duration = time.time() - start_time
