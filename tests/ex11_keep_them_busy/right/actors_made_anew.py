# Three new actors in `builders`, with options, made in a cell before.
# scores: 3 2 1
# %% before share_the_jobs
builders = [Builder.options(num_cpus=0.5).remote() for _ in range(3)]
# %% share_the_jobs
ray.get([builder.reset.remote() for builder in builders])
start_time = time.time()
results = list(
    ActorPool(builders).map_unordered(lambda builder, number: builder.work.remote(number), range(9))
)
duration = time.time() - start_time
