# Adds a reference to the list as if it were a list.
# scores: 1 1 0 0
# says verify_results: object is not iterable
# %% parallel_increments
time.sleep(2.0)
start_time = time.time()

f1.reset.remote()
f2.reset.remote()

results = []
for _ in range(5):
    results += f1.increment.remote()
    results += f2.increment.remote()
results = ray.get(results)

end_time = time.time()
duration = end_time - start_time
