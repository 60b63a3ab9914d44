# Sends the calls through options.
# scores: 1 1 2 2 1
# %% parallel_increments
time.sleep(2.0)
start_time = time.time()

f1.reset.remote()
f2.reset.remote()

results = []
for k in range(5):
    results.append(f1.increment.options(name=f"first {k}").remote())
    results.append(f2.increment.remote())
results = ray.get(results, timeout=30)

end_time = time.time()
duration = end_time - start_time
