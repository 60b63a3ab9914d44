# Sleeps longer before the clock starts, and waits for both actors.
# scores: 1 1 2 2
# %% parallel_increments
time.sleep(4)
ray.get([f1.reset.remote(), f2.reset.remote()])
time.sleep(0.5)
start_time = time.time()
results = []
for _ in range(5):
    results.append(f1.increment.remote())
    results.append(f2.increment.remote())
results = ray.get(results)

end_time = time.time()
duration = end_time - start_time
