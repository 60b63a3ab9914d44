# `submit` all, then `get_next` in order: as `map`.
# scores: 0 0 0
# says verify_shares: in the order of the jobs
# %% share_the_jobs
ray.get([builder.reset.remote() for builder in builders])
start_time = time.time()
pool = ActorPool(builders)
for number in range(9):
    pool.submit(lambda builder, number: builder.work.remote(number), number)
results = []
while pool.has_next():
    results.append(pool.get_next())
duration = time.time() - start_time
