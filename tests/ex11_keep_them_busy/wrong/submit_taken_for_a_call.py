# What `submit` returns is kept.
# scores: 0 0 0
# says verify_shares: 9 times `None`
# %% share_the_jobs
ray.get([foo.reset.remote() for foo in foos])
start_time = time.time()
pool = ActorPool(foos)
results = [pool.submit(lambda foo, number: foo.work.remote(number), number) for number in range(9)]
duration = time.time() - start_time
