# Variables have names of Python's own functions and types, and such as checks might use.
# scores: 1 1 2 2 1
# %% before verify_actor_class
list, len, all, range, type, int, isinstance = [1, 2], 3, True, 4, "kind", 0, None
together = steps = seen = [5]
# %% parallel_increments
time.sleep(2.0)
start_time = time.time()

f1.reset.remote()
f2.reset.remote()

results = []
while results[9:] == []:
    results.append(f1.increment.remote())
    results.append(f2.increment.remote())
results = ray.get(results)

end_time = time.time()
duration = end_time - start_time
