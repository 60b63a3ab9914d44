# The lambda sends all jobs to the first actor.
# scores: 0 0 0
# says verify_shares: Who gives the other two something to do
# %% share_the_jobs
ray.get([builder.reset.remote() for builder in builders])
start_time = time.time()
pool = ActorPool(builders)
results = list(pool.map_unordered(lambda builder, number: builders[0].work.remote(number), range(9)))
duration = time.time() - start_time
