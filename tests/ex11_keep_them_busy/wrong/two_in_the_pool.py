# The pool holds two of the three actors.
# scores: 0 0 0
# says verify_shares: Who gives the other something to do
# %% share_the_jobs
ray.get([foo.reset.remote() for foo in foos])
start_time = time.time()
pool = ActorPool(foos[:2])
results = list(pool.map_unordered(lambda foo, number: foo.work.remote(number), range(9)))
duration = time.time() - start_time
