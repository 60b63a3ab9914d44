# Three jobs in a row for each actor: one of them gets two long ones.
# scores: 0 0 0
# says verify_shares: still had another one to do
# says verify_shares: free for its next job
# %% share_the_jobs
ray.get([builder.reset.remote() for builder in builders])
start_time = time.time()
results = ray.get([builders[number // 3].work.remote(number) for number in range(9)])
duration = time.time() - start_time
