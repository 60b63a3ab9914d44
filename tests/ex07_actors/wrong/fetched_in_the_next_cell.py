# Fetches in a cell of its own, after the clock has stopped.
# scores: 1 1 2 0
# says verify_duration: stopped while they were still at work
# %% parallel_increments
time.sleep(2.0)
start_time = time.time()

f1.reset.remote()
f2.reset.remote()

results = []
for _ in range(5):
    results.append(f1.increment.remote())
    results.append(f2.increment.remote())

end_time = time.time()
duration = end_time - start_time
# %% after parallel_increments
results = ray.get(results)
results
