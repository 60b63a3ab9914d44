# The pool is given the class.
# scores: 0 0 0
# says verify_shares: `.remote`
# %% share_the_jobs
ray.get([builder.reset.remote() for builder in builders])
start_time = time.time()
pool = ActorPool([Builder, Builder, Builder])
results = list(pool.map_unordered(lambda builder, number: builder.work.remote(number), range(9)))
duration = time.time() - start_time
