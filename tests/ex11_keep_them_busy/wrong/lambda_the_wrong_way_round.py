# The lambda takes the number first.
# scores: 0 0 0
# says verify_shares: has the value where the actor should be
# %% share_the_jobs
ray.get([foo.reset.remote() for foo in foos])
start_time = time.time()
pool = ActorPool(foos)
results = list(pool.map_unordered(lambda number, foo: foo.work.remote(number), range(9)))
duration = time.time() - start_time
