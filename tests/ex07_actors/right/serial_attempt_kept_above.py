# The slow attempt with ray.get in the loop was kept in a cell above the right one.
# scores: 1 1 2 2 1
# %% before parallel_increments
start_time = time.time()
results = []
for _ in range(5):
    results.append(ray.get(f1.increment.remote()))
    results.append(ray.get(f2.increment.remote()))
print(time.time() - start_time)
