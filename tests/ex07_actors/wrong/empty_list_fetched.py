# Collects in refs and fetches the empty list results.
# scores: 1 1 0 0
# says verify_results: `results` is []
# says verify_duration: stopped while they were still at work
# %% parallel_increments
time.sleep(2.0)
start_time = time.time()

f1.reset.remote()
f2.reset.remote()

refs = []
results = []
for _ in range(5):
    refs.append(f1.increment.remote())
    refs.append(f2.increment.remote())
results = ray.get(results)

end_time = time.time()
duration = end_time - start_time
