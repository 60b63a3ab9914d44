# One job is left out.
# scores: 0 2 1
# says verify_shares: Who sends the next job
# %% share_the_jobs
ray.get([foo.reset.remote() for foo in foos])
start_time = time.time()
results = list(ActorPool(foos).map_unordered(lambda foo, number: foo.work.remote(number), range(8)))
duration = time.time() - start_time
