# Gives ray.get a tuple, which it refuses.
# scores: 1 1 0 0
# says verify_results: its cell stopped with `ValueError
# says verify_duration: its cell stopped with `ValueError
# %% parallel_increments
time.sleep(2.0)
start_time = time.time()

f1.reset.remote()
f2.reset.remote()

refs = tuple(actor.increment.remote() for _ in range(5) for actor in (f1, f2))
results = ray.get(refs)

end_time = time.time()
duration = end_time - start_time
