# The loop calls only f1, five times.
# scores: 1 1 0 0
# says verify_results: five values of one actor
# says verify_duration: One actor ran all 5
# %% parallel_increments
time.sleep(2.0)
start_time = time.time()

f1.reset.remote()
f2.reset.remote()

results = []
for _ in range(5):
    results.append(f1.increment.remote())
results = ray.get(results)

end_time = time.time()
duration = end_time - start_time
