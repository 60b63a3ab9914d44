# The duration is worked out in a later cell, after one that takes a while.
# scores: 1 1 2 2 1
# %% parallel_increments
time.sleep(2.0)
start_time = time.time()
f1.reset.remote()
f2.reset.remote()
results = []
for _ in range(5):
    results.append(f1.increment.remote())
    results.append(f2.increment.remote())
results = ray.get(results)
end_time = time.time()
# %% after parallel_increments
time.sleep(1.5)
# %% after parallel_increments
duration = end_time - start_time
