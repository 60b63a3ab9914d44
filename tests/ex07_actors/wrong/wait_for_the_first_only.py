# Fetches only what ray.wait says is ready first.
# alone: its mistake depends on timing.
# scores: 1 1 0 0 0
# says verify_results: as soon as one was
# says verify_duration: before all calls were done
# %% parallel_increments
time.sleep(2.0)
start_time = time.time()

f1.reset.remote()
f2.reset.remote()

results = []
for _ in range(5):
    results.append(f1.increment.remote())
    results.append(f2.increment.remote())
ready, rest = ray.wait(results)
results = ray.get(ready)

end_time = time.time()
duration = end_time - start_time
