# Fetches only the last reference.
# scores: 1 1 0 2
# says verify_results: of type `int`
# %% parallel_increments
time.sleep(2.0)
start_time = time.time()

f1.reset.remote()
f2.reset.remote()

results = []
for _ in range(5):
    results.append(f1.increment.remote())
    results.append(f2.increment.remote())
results = ray.get(results[-1])

end_time = time.time()
duration = end_time - start_time
