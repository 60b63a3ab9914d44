# Who knows the long jobs may deal all of them out: one long and two short ones for each.
# scores: 3 2 1
# %% share_the_jobs
ray.get([foo.reset.remote() for foo in foos])
start_time = time.time()
shares = [[0, 2, 4], [1, 5, 6], [3, 7, 8]]
refs = [foo.work.remote(number) for foo, share in zip(foos, shares) for number in share]
results = ray.get(refs)
duration = time.time() - start_time
