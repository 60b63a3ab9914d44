# Resets both actors and waits for that before the clock starts, instead of sleeping.
# scores: 1 1 2 2
# %% parallel_increments
ray.get([f1.reset.remote(), f2.reset.remote()])

start_time = time.time()
results = []
for _ in range(5):
    results.append(f1.increment.remote())
    results.append(f2.increment.remote())
results = ray.get(results)

end_time = time.time()
duration = end_time - start_time
