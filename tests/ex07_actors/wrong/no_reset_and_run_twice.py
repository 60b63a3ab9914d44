# The reset lines are gone and the cell was run twice.
# scores: 1 1 0 2 1
# says verify_results: no call of `reset`
# %% before parallel_increments
time.sleep(2.0)
results = []
for _ in range(5):
    results.append(f1.increment.remote())
    results.append(f2.increment.remote())
results = ray.get(results)
# %% parallel_increments
time.sleep(2.0)
start_time = time.time()
results = []
for _ in range(5):
    results.append(f1.increment.remote())
    results.append(f2.increment.remote())
results = ray.get(results)

end_time = time.time()
duration = end_time - start_time
