# Tells Ray for each call not to write it down.
# scores: 1 1 0 0 0
# says verify_results: not to write down the calls of `increment`
# says verify_duration: not to write down the calls of `increment`
# %% parallel_increments
time.sleep(2.0)
start_time = time.time()

f1.reset.remote()
f2.reset.remote()

results = []
for _ in range(5):
    results.append(f1.increment.options(enable_task_events=False).remote())
    results.append(f2.increment.options(enable_task_events=False).remote())
results = ray.get(results)

end_time = time.time()
duration = end_time - start_time
