# Gives ray.get the method instead of a reference.
# scores: 1 1 0 0 0
# says verify_results: it cannot fetch (its type is ActorMethod)
# %% parallel_increments
time.sleep(2.0)
start_time = time.time()

f1.reset.remote()
f2.reset.remote()

results = []
for _ in range(5):
    results.append(ray.get(f1.increment))
    results.append(ray.get(f2.increment))

end_time = time.time()
duration = end_time - start_time
