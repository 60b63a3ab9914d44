# The lambda calls the method directly.
# scores: 0 0 0
# says verify_shares: called an actor's method directly
# %% share_the_jobs
ray.get([builder.reset.remote() for builder in builders])
start_time = time.time()
pool = ActorPool(builders)
results = list(pool.map_unordered(lambda builder, number: builder.work(number), range(9)))
duration = time.time() - start_time
