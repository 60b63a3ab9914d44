# `next` takes one result out.
# scores: 0 0 1
# says verify_shares: each number from 0 to 8 once
# %% share_the_jobs
ray.get([builder.reset.remote() for builder in builders])
start_time = time.time()
pool = ActorPool(builders)
results = [next(pool.map_unordered(lambda builder, number: builder.work.remote(number), range(9)))]
duration = time.time() - start_time
