# One actor that takes three calls at once.
# scores: 0 0 0
# says verify_shares: One actor had up to 3 jobs under way
# %% before share_the_jobs
one = Builder.options(max_concurrency=3).remote()
# %% share_the_jobs
ray.get(one.reset.remote())
start_time = time.time()
pool = ActorPool([one] * 3)
results = list(pool.map_unordered(lambda builder, number: builder.work.remote(number), range(9)))
duration = time.time() - start_time
