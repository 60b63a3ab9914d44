# What `submit` returns is given to `ray.get`.
# scores: 0 0 0
# says verify_shares: `ray.get` met something that is not an ObjectRef
# %% share_the_jobs
ray.get([foo.reset.remote() for foo in foos])
start_time = time.time()
pool = ActorPool(foos)
results = ray.get([pool.submit(lambda foo, number: foo.work.remote(number), n) for n in range(9)])
duration = time.time() - start_time
