# Resets by setting a field of the handle, which the actor never hears of.
# scores: 1 1 0 2
# says verify_results: no call of `reset`
# %% after foo_instances
ray.get([f1.increment.remote(), f2.increment.remote()])
# %% parallel_increments
time.sleep(2.0)
start_time = time.time()
f1.counter = 0
f2.counter = 0
results = []
for _ in range(5):
    results.append(f1.increment.remote())
    results.append(f2.increment.remote())
results = ray.get(results)

end_time = time.time()
duration = end_time - start_time
