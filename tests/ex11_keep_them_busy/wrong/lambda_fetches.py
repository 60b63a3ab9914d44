# `ray.get` in the lambda.
# scores: 0 0 0
# says verify_shares: fetches the value itself
# %% share_the_jobs
ray.get([foo.reset.remote() for foo in foos])
start_time = time.time()
pool = ActorPool(foos)
results = list(pool.map_unordered(lambda foo, number: ray.get(foo.work.remote(number)), range(9)))
duration = time.time() - start_time
