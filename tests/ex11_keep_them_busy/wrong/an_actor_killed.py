# An actor is killed amid the work.
# scores: 0 0 0
# says verify_shares: `ray.kill` ended it
# %% share_the_jobs
ray.get([builder.reset.remote() for builder in builders])
start_time = time.time()
pool = ActorPool(builders)
results = []
for number in pool.map_unordered(lambda builder, number: builder.work.remote(number), range(9)):
    results.append(number)
    ray.kill(builders[0])
duration = time.time() - start_time
