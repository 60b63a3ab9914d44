# An earlier cell already had a list called results; the real one is set in a %time line.
# scores: 1 1 2 2
# %% before parallel_increments
results = []  # try it by hand first
results.append(ray.get(f1.increment.remote()))
results
# %% parallel_increments
time.sleep(2.0)
start_time = time.time()

f1.reset.remote()
f2.reset.remote()

refs = []
for _ in range(5):
    refs.append(f1.increment.remote())
    refs.append(f2.increment.remote())
%time results = ray.get(refs)

end_time = time.time()
duration = end_time - start_time
