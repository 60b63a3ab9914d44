# The time as text.
# alone: its mistake depends on timing.
# scores: 3 0 1
# says verify_duration: of type `str`
# %% share_the_jobs
ray.get([builder.reset.remote() for builder in builders])
start_time = time.time()
results = list(
    ActorPool(builders).map_unordered(lambda builder, number: builder.work.remote(number), range(9))
)
duration = f"{time.time() - start_time:.2f} s"
