# Who knows the long jobs may deal all of them out: one long and two short ones for each.
# scores: 3 2 1
# %% share_the_jobs
ray.get([builder.reset.remote() for builder in builders])
start_time = time.time()
shares = [[0, 2, 4], [1, 5, 6], [3, 7, 8]]
refs = [builder.work.remote(number) for builder, share in zip(builders, shares) for number in share]
results = ray.get(refs)
duration = time.time() - start_time
