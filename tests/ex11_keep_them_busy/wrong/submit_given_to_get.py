# What `submit` returns is given to `ray.get`.
# scores: 0 0 0
# says verify_shares: `ray.get` met something that is not an ObjectRef
# %% share_the_jobs
ray.get([builder.reset.remote() for builder in builders])
start_time = time.time()
pool = ActorPool(builders)
results = ray.get([pool.submit(lambda builder, number: builder.work.remote(number), n) for n in range(9)])
duration = time.time() - start_time
