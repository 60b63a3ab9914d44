# An earlier attempt left jobs at work; `reset` waits until they are done.
# scores: 3 2 1
# %% before share_the_jobs
left_at_work = [builder.work.remote(number) for builder, number in zip(builders, (2, 4, 5))]
# %% share_the_jobs
ray.get([builder.reset.remote() for builder in builders])
start_time = time.time()
results = list(
    ActorPool(builders).map_unordered(lambda builder, number: builder.work.remote(number), range(9))
)
duration = time.time() - start_time
