# The duration is a string.
# alone: its mistake depends on timing.
# scores: 1 1 2 0 1
# says verify_duration: of type `str`
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
duration = f"{end_time - start_time:.2f} seconds"
