# Nine actors, one for each job.
# scores: 0 0 0
# says verify_shares: 9 actors ran jobs
# %% before share_the_jobs
crowd = [Foo.remote() for _ in range(9)]
# %% share_the_jobs
ray.get([foo.reset.remote() for foo in crowd])
start_time = time.time()
results = ray.get([foo.work.remote(number) for number, foo in enumerate(crowd)])
duration = time.time() - start_time
