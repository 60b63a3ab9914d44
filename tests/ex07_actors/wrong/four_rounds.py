# The loop runs four times.
# scores: 1 1 0 0 0
# says verify_results: 4 from each actor instead of 5
# says verify_duration: Each actor ran 4 increments
# %% parallel_increments
time.sleep(2.0)
start_time = time.time()

f1.reset.remote()
f2.reset.remote()

results = []
for _ in range(1, 5):
    results.append(f1.increment.remote())
    results.append(f2.increment.remote())
results = ray.get(results)

end_time = time.time()
duration = end_time - start_time
