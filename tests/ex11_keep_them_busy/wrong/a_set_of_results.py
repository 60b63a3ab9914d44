# A set in place of the list.
# scores: 0 2 1
# says verify_shares: of type `set`
# %% share_the_jobs
ray.get([foo.reset.remote() for foo in foos])
start_time = time.time()
results = set(ActorPool(foos).map_unordered(lambda foo, number: foo.work.remote(number), range(9)))
duration = time.time() - start_time
