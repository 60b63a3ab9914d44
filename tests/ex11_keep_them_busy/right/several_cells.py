# Pool, work and clock in three cells.
# scores: 3 2 1
# %% before share_the_jobs
pool = ActorPool(builders)
ray.get([builder.reset.remote() for builder in builders])
# %% share_the_jobs
start_time = time.time()
results = list(pool.map_unordered(lambda builder, number: builder.work.remote(number), range(9)))
end_time = time.time()
# %% after share_the_jobs
duration = end_time - start_time
