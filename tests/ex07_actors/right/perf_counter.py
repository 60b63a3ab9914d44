# Measures with time.perf_counter, whose zero is not the epoch.
# scores: 1 1 2 2 1
# %% parallel_increments
time.sleep(2.0)
start_time = time.perf_counter()
f1.reset.remote()
f2.reset.remote()
results = []
for _ in range(5):
    results.append(f1.increment.remote())
    results.append(f2.increment.remote())
results = ray.get(results)
end_time = time.perf_counter()
duration = end_time - start_time
