# The time as text.
# scores: 3 0 1
# says verify_duration: of type `str`
# %% share_the_jobs
ray.get([foo.reset.remote() for foo in foos])
start_time = time.time()
results = list(ActorPool(foos).map_unordered(lambda foo, number: foo.work.remote(number), range(9)))
duration = f"{time.time() - start_time:.2f} s"
