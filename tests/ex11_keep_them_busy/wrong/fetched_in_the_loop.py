# Each job is fetched before the next is sent.
# alone: its mistake depends on timing.
# scores: 0 0 0
# says verify_shares: one after another
# %% share_the_jobs
ray.get([builder.reset.remote() for builder in builders])
start_time = time.time()
results = []
for number in range(9):
    results.append(ray.get(builders[number % 3].work.remote(number)))
duration = time.time() - start_time
