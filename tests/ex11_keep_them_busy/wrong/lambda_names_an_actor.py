# The lambda sends all jobs to the first actor.
# scores: 0 0 0
# says verify_shares: Who gives the other two something to do
# %% share_the_jobs
ray.get([foo.reset.remote() for foo in foos])
start_time = time.time()
pool = ActorPool(foos)
results = list(pool.map_unordered(lambda foo, number: foos[0].work.remote(number), range(9)))
duration = time.time() - start_time
