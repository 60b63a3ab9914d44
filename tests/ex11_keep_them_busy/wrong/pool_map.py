# `map` takes the results out in order: two actors wait for the first one.
# scores: 0 0 0
# says verify_shares: another had been free for 1.2 s
# says verify_shares: in the order of the jobs
# says verify_duration: First pass verify_shares
# says verify_own_run: First pass verify_duration
# %% share_the_jobs
ray.get([builder.reset.remote() for builder in builders])
start_time = time.time()
pool = ActorPool(builders)
results = list(pool.map(lambda builder, number: builder.work.remote(number), range(9)))
duration = time.time() - start_time
