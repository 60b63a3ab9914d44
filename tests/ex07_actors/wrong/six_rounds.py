# The loop runs six times.
# scores: 1 1 0 0 1
# says verify_results: 6 from each actor instead of 5
# says verify_duration: Each actor ran 6 increments
# %% parallel_increments
time.sleep(2.0)
start_time = time.time()

f1.reset.remote()
f2.reset.remote()

results = []
i = 0
while i <= 5:
    results.append(f1.increment.remote())
    results.append(f2.increment.remote())
    i += 1
results = ray.get(results)

end_time = time.time()
duration = end_time - start_time
