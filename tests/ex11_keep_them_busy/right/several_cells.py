# Pool, work and clock in three cells.
# scores: 3 2 1
# %% before share_the_jobs
pool = ActorPool(foos)
ray.get([foo.reset.remote() for foo in foos])
# %% share_the_jobs
start_time = time.time()
results = list(pool.map_unordered(lambda foo, number: foo.work.remote(number), range(9)))
end_time = time.time()
# %% after share_the_jobs
duration = end_time - start_time
