# Sets a timeout of a second, in the hope that the actors hurry.
# scores: 1 1 0 0
# says verify_results: GetTimeoutError
# says verify_duration: GetTimeoutError
# %% parallel_increments
time.sleep(2.0)
start_time = time.time()

f1.reset.remote()
f2.reset.remote()

results = []
for _ in range(5):
    results.append(f1.increment.remote())
    results.append(f2.increment.remote())
results = ray.get(results, timeout=1)

end_time = time.time()
duration = end_time - start_time
