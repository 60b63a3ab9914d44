# The empty list is made in a cell before; this cell only extends it.
# scores: 1 1 2 2 1
# %% before parallel_increments
results = []
# %% parallel_increments
results.clear()
time.sleep(2.0)
start_time = time.time()

f1.reset.remote()
f2.reset.remote()

refs = []
for _ in range(5):
    refs.append(f1.increment.remote())
    refs.append(f2.increment.remote())
results.extend(ray.get(refs))

end_time = time.time()
duration = end_time - start_time
