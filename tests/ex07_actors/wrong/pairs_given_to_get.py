# Gives ray.get a list of pairs, which it refuses.
# scores: 1 1 0 0 1
# says verify_results: a list in the list
# says verify_duration: not an ObjectRef
# %% parallel_increments
time.sleep(2.0)
start_time = time.time()

f1.reset.remote()
f2.reset.remote()

results = []
for _ in range(5):
    results.append([f1.increment.remote(), f2.increment.remote()])
results = ray.get(results)

end_time = time.time()
duration = end_time - start_time
