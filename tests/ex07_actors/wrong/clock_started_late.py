# Starts the clock a second after the calls were sent.
# alone: its mistake depends on timing.
# scores: 1 1 2 0 0
# says verify_duration: covers only a part
# %% parallel_increments
time.sleep(2.0)
f1.reset.remote()
f2.reset.remote()
results = []
for _ in range(5):
    results.append(f1.increment.remote())
    results.append(f2.increment.remote())
time.sleep(1.0)

start_time = time.time()
results = ray.get(results)

end_time = time.time()
duration = end_time - start_time
