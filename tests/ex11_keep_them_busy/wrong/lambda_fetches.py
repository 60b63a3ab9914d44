# `ray.get` in the lambda.
# scores: 0 0 0
# says verify_shares: fetches the value itself
# %% share_the_jobs
ray.get([builder.reset.remote() for builder in builders])
start_time = time.time()
pool = ActorPool(builders)
results = list(pool.map_unordered(lambda builder, number: ray.get(builder.work.remote(number)), range(9)))
duration = time.time() - start_time
