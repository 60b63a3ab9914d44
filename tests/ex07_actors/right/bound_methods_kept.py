# Keeps the actors' methods under short names and calls remote on those.
# scores: 1 1 2 2
# %% parallel_increments
time.sleep(2.0)
start_time = time.time()

f1.reset.remote()
f2.reset.remote()

inc1, inc2 = f1.increment, f2.increment
results = []
for _ in range(5):
    results.append(inc1.remote())
    results.append(inc2.remote())
results = ray.get(results)

end_time = time.time()
duration = end_time - start_time
