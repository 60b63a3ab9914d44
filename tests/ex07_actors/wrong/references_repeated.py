# Multiplies the list of references instead of calling again.
# scores: 1 1 0 0 0
# says verify_results: the same references
# says verify_duration: Each actor ran 1
# %% parallel_increments
time.sleep(2.0)
start_time = time.time()

f1.reset.remote()
f2.reset.remote()

results = ray.get([f1.increment.remote(), f2.increment.remote()] * 5)

end_time = time.time()
duration = end_time - start_time
