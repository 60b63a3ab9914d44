# Sends each round to f2 first and collects the references in the right order.
# scores: 1 1 2 2 1
# %% parallel_increments
time.sleep(2.0)
start_time = time.time()

f1.reset.remote()
f2.reset.remote()

results = []
for _ in range(5):
    second = f2.increment.remote()
    first = f1.increment.remote()
    results += [first, second]
results = ray.get(results)

end_time = time.time()
duration = end_time - start_time
