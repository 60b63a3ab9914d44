# Three jobs at a time, and a `ray.get` for each three: a batch waits for its slowest.
# scores: 0 0 0
# says verify_shares: another had been free for 1.2 s
# says verify_shares: What did the cell wait for
# %% share_the_jobs
ray.get([builder.reset.remote() for builder in builders])
start_time = time.time()
results = []
for first in range(0, 9, 3):
    results += ray.get([builder.work.remote(first + at) for at, builder in enumerate(builders)])
duration = time.time() - start_time
