# The jobs are numbered from 1, and the last one does not exist.
# scores: 0 0 0
# says verify_shares: IndexError
# %% share_the_jobs
ray.get([foo.reset.remote() for foo in foos])
start_time = time.time()
results = list(ActorPool(foos).map_unordered(lambda foo, number: foo.work.remote(number), range(1, 10)))
duration = time.time() - start_time
