# What `map_unordered` returns, and nobody takes results out of it.
# alone: its mistake depends on timing.
# scores: 0 0 0
# says verify_shares: so far Ray ran 3 jobs
# says verify_shares: takes them all out
# %% share_the_jobs
ray.get([builder.reset.remote() for builder in builders])
start_time = time.time()
pool = ActorPool(builders)
results = pool.map_unordered(lambda builder, number: builder.work.remote(number), range(9))
duration = time.time() - start_time
