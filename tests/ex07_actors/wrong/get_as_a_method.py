# Asks each reference for its value, as with other libraries' futures.
# scores: 1 1 0 0
# says verify_results: has no attribute 'get'
# says verify_duration: has no attribute 'get'
# %% parallel_increments
time.sleep(2.0)
start_time = time.time()

f1.reset.remote()
f2.reset.remote()

results = []
for _ in range(5):
    results.append(f1.increment.remote())
    results.append(f2.increment.remote())
results = [r.get() for r in results]

end_time = time.time()
duration = end_time - start_time
