# Runs f1's five calls to the end before f2 starts.
# scores: 1 1 0 0
# says verify_results: all five values of one actor
# says verify_duration: one after another: 5.0
# %% parallel_increments
time.sleep(2.0)
start_time = time.time()

f1.reset.remote()
f2.reset.remote()

results = ray.get([f1.increment.remote() for _ in range(5)])
results += ray.get([f2.increment.remote() for _ in range(5)])

end_time = time.time()
duration = end_time - start_time
