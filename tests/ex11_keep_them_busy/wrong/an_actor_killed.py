# An actor is killed amid the work.
# scores: 0 0 0
# says verify_shares: `ray.kill` ended it
# %% share_the_jobs
ray.get([foo.reset.remote() for foo in foos])
start_time = time.time()
pool = ActorPool(foos)
results = []
for number in pool.map_unordered(lambda foo, number: foo.work.remote(number), range(9)):
    results.append(number)
    ray.kill(foos[0])
duration = time.time() - start_time
