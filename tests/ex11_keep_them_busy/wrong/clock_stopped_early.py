# The clock is read before the results are taken out.
# scores: 3 0 1
# says verify_duration: stopped while they were still at work
# %% share_the_jobs
ray.get([foo.reset.remote() for foo in foos])
start_time = time.time()
pool = ActorPool(foos)
waiting = pool.map_unordered(lambda foo, number: foo.work.remote(number), range(9))
duration = time.time() - start_time
results = list(waiting)
