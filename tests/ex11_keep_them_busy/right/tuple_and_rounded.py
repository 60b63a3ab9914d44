# The results as a tuple, and the time rounded.
# scores: 3 2 1
# %% share_the_jobs
ray.get([foo.reset.remote() for foo in foos])
start_time = time.time()
results = tuple(ActorPool(foos).map_unordered(lambda foo, number: foo.work.remote(number), range(9)))
duration = round(time.time() - start_time, 1)
