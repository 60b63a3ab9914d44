# Measures with time.monotonic_ns and converts to seconds.
# scores: 1 1 2 2
# %% parallel_increments
time.sleep(2.0)
t0 = time.monotonic_ns()
f1.reset.remote()
f2.reset.remote()
results = []
for _ in range(5):
    results.append(f1.increment.remote())
    results.append(f2.increment.remote())
results = ray.get(results)
duration = (time.monotonic_ns() - t0) / 1e9
