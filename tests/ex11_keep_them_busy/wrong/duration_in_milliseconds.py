# The time in milliseconds.
# scores: 3 0 1
# says verify_duration: In which unit
# %% share_the_jobs
ray.get([foo.reset.remote() for foo in foos])
start_time = time.time()
results = list(ActorPool(foos).map_unordered(lambda foo, number: foo.work.remote(number), range(9)))
duration = (time.time() - start_time) * 1000
