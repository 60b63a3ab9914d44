# Both calls of a round go to f1.
# scores: 1 1 0 0 0
# says verify_results: counts from 1 to 10
# says verify_duration: One actor ran all 10
# %% parallel_increments
time.sleep(2.0)
start_time = time.time()

f1.reset.remote()
f2.reset.remote()

results = []
for _ in range(5):
    results.append(f1.increment.remote())
    results.append(f1.increment.remote())
results = ray.get(results)

end_time = time.time()
duration = end_time - start_time
