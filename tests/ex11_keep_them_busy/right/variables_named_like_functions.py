# `sorted`, `len`, `check` and `seen` are the student's own names.
# scores: 3 2 1
# %% share_the_jobs
ray.get([builder.reset.remote() for builder in builders])
start_time = time.time()
sorted = len = list(
    ActorPool(builders).map_unordered(lambda builder, number: builder.work.remote(number), range(9))
)
results, check, seen = sorted, 1, "yes"
duration = time.time() - start_time
