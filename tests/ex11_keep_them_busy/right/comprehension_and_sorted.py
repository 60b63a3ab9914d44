# A comprehension, and `sorted` around it.
# scores: 3 2 1
# %% share_the_jobs
ray.get([foo.reset.remote() for foo in foos])
start_time = time.time()
results = sorted(n for n in ActorPool(foos).map_unordered(lambda f, n: f.work.remote(n), range(9)))
duration = time.time() - start_time
