# Fetches a pair per round and appends it as a list.
# scores: 1 1 0 2 1
# says verify_results: each a list of 2
# %% parallel_increments
time.sleep(2.0)
start_time = time.time()

f1.reset.remote()
f2.reset.remote()

pairs = []
for _ in range(5):
    pairs.append([f1.increment.remote(), f2.increment.remote()])
results = [ray.get(pair) for pair in pairs]

end_time = time.time()
duration = end_time - start_time
