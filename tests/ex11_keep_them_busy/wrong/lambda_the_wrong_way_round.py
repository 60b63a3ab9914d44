# The lambda takes the number first.
# scores: 0 0 0
# says verify_shares: has the value where the actor should be
# %% share_the_jobs
ray.get([builder.reset.remote() for builder in builders])
start_time = time.time()
pool = ActorPool(builders)
results = list(pool.map_unordered(lambda number, builder: builder.work.remote(number), range(9)))
duration = time.time() - start_time
