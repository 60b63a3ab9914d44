# Nine actors, one for each job.
# scores: 0 0 0
# says verify_shares: 9 actors ran jobs
# %% before share_the_jobs
crowd = [Builder.remote() for _ in range(9)]
# %% share_the_jobs
ray.get([builder.reset.remote() for builder in crowd])
start_time = time.time()
results = ray.get([builder.work.remote(number) for number, builder in enumerate(crowd)])
duration = time.time() - start_time
