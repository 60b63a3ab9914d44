# `ray.get` of what the pool returns.
# scores: 0 0 0
# says verify_shares: its type is generator
# %% share_the_jobs
ray.get([foo.reset.remote() for foo in foos])
start_time = time.time()
pool = ActorPool(foos)
results = ray.get(pool.map_unordered(lambda foo, number: foo.work.remote(number), range(9)))
duration = time.time() - start_time
