# Inserts each reference at the front of the list.
# scores: 1 1 0 2 1
# says verify_results: their order is not
# %% parallel_increments
time.sleep(2.0)
start_time = time.time()

f1.reset.remote()
f2.reset.remote()

results = []
for _ in range(5):
    results.insert(0, f1.increment.remote())
    results.insert(0, f2.increment.remote())
results = ray.get(results)

end_time = time.time()
duration = end_time - start_time
