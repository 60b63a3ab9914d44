# Gives the duration in milliseconds.
# alone: its mistake depends on timing.
# scores: 1 1 2 0 1
# says verify_duration: seconds
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
duration = (end_time - start_time) * 1000
