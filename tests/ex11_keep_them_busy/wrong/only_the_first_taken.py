# `next` takes one result out.
# scores: 0 0 1
# says verify_shares: each number from 0 to 8 once
# %% share_the_jobs
ray.get([foo.reset.remote() for foo in foos])
start_time = time.time()
pool = ActorPool(foos)
results = [next(pool.map_unordered(lambda foo, number: foo.work.remote(number), range(9)))]
duration = time.time() - start_time
