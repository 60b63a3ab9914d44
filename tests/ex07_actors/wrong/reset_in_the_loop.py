# Resets the counters in every round.
# scores: 1 1 0 2 1
# says verify_results: `reset` ran 10 times
# %% parallel_increments
time.sleep(2.0)
start_time = time.time()
results = []
for _ in range(5):
    f1.reset.remote()
    f2.reset.remote()
    results.append(f1.increment.remote())
    results.append(f2.increment.remote())
results = ray.get(results)

end_time = time.time()
duration = end_time - start_time
