# The line that waits for the actors is gone; they have been up for long.
# scores: 3 2 1
# %% share_the_jobs
time.sleep(1.5)
start_time = time.perf_counter()
results = list(
    ActorPool(builders).map_unordered(lambda builder, number: builder.work.remote(number), range(9))
)
duration = time.perf_counter() - start_time
