# What `submit` returns is kept.
# scores: 0 0 0
# says verify_shares: 9 times `None`
# %% share_the_jobs
ray.get([builder.reset.remote() for builder in builders])
start_time = time.time()
pool = ActorPool(builders)
results = [pool.submit(lambda builder, number: builder.work.remote(number), number) for number in range(9)]
duration = time.time() - start_time
