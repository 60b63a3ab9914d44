# The clock is read before the results are taken out.
# alone: its mistake depends on timing.
# scores: 3 0 1
# says verify_duration: stopped while they were still at work
# %% share_the_jobs
ray.get([builder.reset.remote() for builder in builders])
start_time = time.time()
pool = ActorPool(builders)
waiting = pool.map_unordered(lambda builder, number: builder.work.remote(number), range(9))
duration = time.time() - start_time
results = list(waiting)
