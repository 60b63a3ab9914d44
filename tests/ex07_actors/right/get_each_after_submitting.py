# Calls ray.get on one reference at a time, but only after all calls were sent.
# scores: 1 1 2 2 1
# %% parallel_increments
time.sleep(2.0)
start_time = time.time()

f1.reset.remote()
f2.reset.remote()

refs = []
for i in range(5):
    refs.append(f1.increment.remote())
    refs.append(f2.increment.remote())

results = []
for ref in refs:
    results.append(ray.get(ref))

end_time = time.time()
duration = end_time - start_time
