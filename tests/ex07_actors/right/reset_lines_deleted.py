# The reset lines are gone; on fresh actors the values are right all the same.
# scores: 1 1 2 2 1
# %% parallel_increments
time.sleep(2.0)
start_time = time.time()

results = []
for _ in range(5):
    results.append(f1.increment.remote())
    results.append(f2.increment.remote())
results = ray.get(results)

end_time = time.time()
duration = end_time - start_time
