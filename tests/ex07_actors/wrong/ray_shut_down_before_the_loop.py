# Shuts Ray down before the loop, to start clean.
# alone: it shuts Ray down.
# scores: 1 1 0 0 0
# says verify_results: The actors are gone
# says verify_duration: The actors are gone
# %% parallel_increments
ray.shutdown()
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
duration = end_time - start_time
