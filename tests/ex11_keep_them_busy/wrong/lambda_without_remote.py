# The lambda calls the method directly.
# scores: 0 0 0
# says verify_shares: called an actor's method directly
# %% share_the_jobs
ray.get([foo.reset.remote() for foo in foos])
start_time = time.time()
pool = ActorPool(foos)
results = list(pool.map_unordered(lambda foo, number: foo.work(number), range(9)))
duration = time.time() - start_time
