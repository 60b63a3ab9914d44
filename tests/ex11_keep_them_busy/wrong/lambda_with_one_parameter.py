# The lambda takes the number alone.
# scores: 0 0 0
# says verify_shares: and yours takes one
# %% share_the_jobs
ray.get([builder.reset.remote() for builder in builders])
start_time = time.time()
pool = ActorPool(builders)
results = list(pool.map_unordered(lambda number: builders[0].work.remote(number), range(9)))
duration = time.time() - start_time
