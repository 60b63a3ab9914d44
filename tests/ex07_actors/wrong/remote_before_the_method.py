# Writes remote before the method's name.
# scores: 1 1 0 0
# says verify_results: has no attribute 'remote'
# %% parallel_increments
time.sleep(2.0)
start_time = time.time()
f1.remote.reset()
f2.remote.reset()
results = []
for _ in range(5):
    results.append(f1.remote.increment())
    results.append(f2.remote.increment())
results = ray.get(results)

end_time = time.time()
duration = end_time - start_time
