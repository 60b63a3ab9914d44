# `ray.get` of what the pool returns.
# scores: 0 0 0
# says verify_shares: its type is generator
# %% share_the_jobs
ray.get([builder.reset.remote() for builder in builders])
start_time = time.time()
pool = ActorPool(builders)
results = ray.get(pool.map_unordered(lambda builder, number: builder.work.remote(number), range(9)))
duration = time.time() - start_time
