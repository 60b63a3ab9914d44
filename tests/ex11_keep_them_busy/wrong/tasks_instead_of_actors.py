# Remote functions do the jobs.
# scores: 0 0 0
# says verify_shares: 9 remote functions ran
# %% share_the_jobs
ray.get([builder.reset.remote() for builder in builders])
start_time = time.time()


@ray.remote
def work(number):
    time.sleep(SECONDS[number])
    return number


results = ray.get([work.remote(number) for number in range(9)])
duration = time.time() - start_time
