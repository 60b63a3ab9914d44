# The lambda takes the number alone.
# scores: 0 0 0
# says verify_shares: and yours takes one
# %% share_the_jobs
ray.get([foo.reset.remote() for foo in foos])
start_time = time.time()
pool = ActorPool(foos)
results = list(pool.map_unordered(lambda number: foos[0].work.remote(number), range(9)))
duration = time.time() - start_time
