# Fetches both answers of a round at once; the two actors still work side by side.
# scores: 1 1 2 2 1
# %% parallel_increments
time.sleep(2.0)
start_time = time.time()

f1.reset.remote()
f2.reset.remote()

results = []
for _ in range(5):
    results += ray.get([f1.increment.remote(), f2.increment.remote()])

end_time = time.time()
duration = end_time - start_time
