# `sorted`, `len`, `check` and `seen` are the student's own names.
# scores: 3 2 1
# %% share_the_jobs
ray.get([foo.reset.remote() for foo in foos])
start_time = time.time()
sorted = len = list(ActorPool(foos).map_unordered(lambda foo, number: foo.work.remote(number), range(9)))
results, check, seen = sorted, 1, "yes"
duration = time.time() - start_time
