# Calls each actor once and types the values in.
# scores: 1 1 0 0
# says verify_results: 1 + 1 increments on 2 actors
# says verify_duration: Each actor ran 1
# %% parallel_increments
time.sleep(2.0)
start_time = time.time()

f1.reset.remote()
f2.reset.remote()

ray.get([f1.increment.remote(), f2.increment.remote()])
time.sleep(2.1)
results = [n for n in range(1, 6) for _ in "ab"]

end_time = time.time()
duration = end_time - start_time
