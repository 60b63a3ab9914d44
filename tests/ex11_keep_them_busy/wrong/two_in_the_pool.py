# The pool holds two of the three actors.
# scores: 0 0 0
# says verify_shares: Who gives the other something to do
# %% share_the_jobs
ray.get([builder.reset.remote() for builder in builders])
start_time = time.time()
pool = ActorPool(builders[:2])
results = list(pool.map_unordered(lambda builder, number: builder.work.remote(number), range(9)))
duration = time.time() - start_time
