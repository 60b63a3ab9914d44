# Fetches the references from the end of the list.
# scores: 1 1 0 2
# says verify_results: their order is not
# %% parallel_increments
time.sleep(2.0)
start_time = time.time()

f1.reset.remote()
f2.reset.remote()

refs = []
for _ in range(5):
    refs.append(f1.increment.remote())
    refs.append(f2.increment.remote())
results = []
while refs:
    results.append(ray.get(refs.pop()))

end_time = time.time()
duration = end_time - start_time
