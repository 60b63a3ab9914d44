# A comprehension, and `sorted` around it.
# scores: 3 2 1
# %% share_the_jobs
ray.get([builder.reset.remote() for builder in builders])
start_time = time.time()
results = sorted(n for n in ActorPool(builders).map_unordered(lambda f, n: f.work.remote(n), range(9)))
duration = time.time() - start_time
