# A helper sends a round of calls and returns the references.
# scores: 1 1 2 2
# %% parallel_increments
def one_round():
    return [f1.increment.remote(), f2.increment.remote()]

time.sleep(2.0)
start_time = time.time()

f1.reset.remote()
f2.reset.remote()

results = []
for _ in range(5):
    results.extend(one_round())
results = ray.get(results)

end_time = time.time()
duration = end_time - start_time
