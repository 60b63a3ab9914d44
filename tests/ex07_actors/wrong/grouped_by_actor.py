# Sends and fetches all of f1's calls before f2's values: right time, wrong order.
# scores: 1 1 0 2 1
# says verify_results: all five values of one actor
# %% parallel_increments
time.sleep(2.0)
start_time = time.time()

f1.reset.remote()
f2.reset.remote()

results = []
for _ in range(5):
    results.append(f1.increment.remote())
for _ in range(5):
    results.append(f2.increment.remote())
results = ray.get(results)

end_time = time.time()
duration = end_time - start_time
