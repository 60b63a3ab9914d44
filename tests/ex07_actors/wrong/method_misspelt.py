# Misspells the method's name.
# scores: 1 1 0 0
# says verify_results: has no attribute 'increament'
# %% parallel_increments
time.sleep(2.0)
start_time = time.time()

f1.reset.remote()
f2.reset.remote()

results = []
for _ in range(5):
    results.append(f1.increament.remote())
    results.append(f2.increament.remote())
results = ray.get(results)

end_time = time.time()
duration = end_time - start_time
