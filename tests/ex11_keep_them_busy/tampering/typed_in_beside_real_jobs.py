# The jobs run as they should; the results are typed in.
# scores: 0 2 1
# review: verify_shares
# says verify_shares: `results` was still
# %% share_the_jobs
ray.get([builder.reset.remote() for builder in builders])
start_time = time.time()
list(ActorPool(builders).map_unordered(lambda builder, number: builder.work.remote(number), range(9)))
results = [0, 1, 2, 3, 4, 5, 6, 7, 8]
duration = time.time() - start_time
