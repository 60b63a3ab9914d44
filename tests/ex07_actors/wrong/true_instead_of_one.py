# The first two values are True, which equals 1 but is no number to count with.
# scores: 1 1 0 2 1
# says verify_results: [True, True, 2
# %% parallel_increments
time.sleep(2.0)
start_time = time.time()

f1.reset.remote()
f2.reset.remote()

results = []
for _ in range(5):
    results.append(f1.increment.remote())
    results.append(f2.increment.remote())
results = [n == 1 or n for n in ray.get(results)]

end_time = time.time()
duration = end_time - start_time
