# Fetches only the first five of the ten references.
# scores: 1 1 0 2
# says verify_results: holds 5 ObjectRefs
# %% parallel_increments
time.sleep(2.0)
start_time = time.time()

f1.reset.remote()
f2.reset.remote()

results = []
for _ in range(5):
    results.append(f1.increment.remote())
    results.append(f2.increment.remote())
ray.wait(results, num_returns=10)
results = ray.get(results[:5]) + results[5:]

end_time = time.time()
duration = end_time - start_time
