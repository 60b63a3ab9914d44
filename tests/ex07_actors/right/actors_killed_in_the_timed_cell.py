# Kills its actors at the end of the timed cell.
# alone: what a killed worker no longer writes, the grader has from outside.
# scores: 1 1 2 2 1
# %% parallel_increments
start_time = time.time()

f1.reset.remote()
f2.reset.remote()

results = []
for _ in range(5):
    results.append(f1.increment.remote())
    results.append(f2.increment.remote())
results = ray.get(results)

end_time = time.time()
duration = end_time - start_time
ray.kill(f1)
ray.kill(f2)
