# The answers of reset are in the list as well.
# scores: 1 1 0 2
# says verify_results: [None, None, 1, 1
# %% parallel_increments
time.sleep(2.0)
start_time = time.time()
results = [f1.reset.remote(), f2.reset.remote()]
for _ in range(5):
    results.append(f1.increment.remote())
    results.append(f2.increment.remote())
results = ray.get(results)

end_time = time.time()
duration = end_time - start_time
