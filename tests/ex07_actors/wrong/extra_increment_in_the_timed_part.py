# Calls increment once too often on f1, to warm it up, after the reset.
# alone: its mistake depends on timing.
# scores: 1 1 0 0 1
# says verify_results: [2, 1, 3, 2
# says verify_duration: 11 increments ran while the clock did
# %% parallel_increments
time.sleep(2.0)
start_time = time.time()

f1.reset.remote()
f2.reset.remote()

f1.increment.remote()
results = []
for _ in range(5):
    results.append(f1.increment.remote())
    results.append(f2.increment.remote())
results = ray.get(results)

end_time = time.time()
duration = end_time - start_time
