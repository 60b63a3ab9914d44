# The whole list was turned into one string.
# scores: 1 1 0 2
# says verify_results: of type `str`
# %% parallel_increments
time.sleep(2.0)
start_time = time.time()

f1.reset.remote()
f2.reset.remote()

results = []
for _ in range(5):
    results.append(f1.increment.remote())
    results.append(f2.increment.remote())
results = f"{ray.get(results)}"

end_time = time.time()
duration = end_time - start_time
