# Starts Ray a second time in the loop cell, which Ray refuses.
# scores: 1 1 0 0
# says verify_results: its cell stopped with `RuntimeError
# says verify_duration: its cell stopped with `RuntimeError
# %% parallel_increments
ray.init()
time.sleep(2.0)
start_time = time.time()

f1.reset.remote()
f2.reset.remote()

results = []
for _ in range(5):
    results.append(f1.increment.remote())
    results.append(f2.increment.remote())
results = ray.get(results)

end_time = time.time()
duration = end_time - start_time
