# What `map_unordered` returns, and nobody takes results out of it.
# scores: 0 0 0
# says verify_shares: so far Ray ran 3 jobs
# says verify_shares: takes them all out
# %% share_the_jobs
ray.get([foo.reset.remote() for foo in foos])
start_time = time.time()
pool = ActorPool(foos)
results = pool.map_unordered(lambda foo, number: foo.work.remote(number), range(9))
duration = time.time() - start_time
