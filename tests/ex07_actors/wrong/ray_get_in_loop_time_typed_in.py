# Works one after another and types the duration in by hand.
# scores: 1 1 2 0 0
# says verify_duration: one after another
# %% parallel_increments
time.sleep(2.0)
start_time = time.time()

f1.reset.remote()
f2.reset.remote()

results = []
for _ in range(5):
    results.append(ray.get(f1.increment.remote()))
    results.append(ray.get(f2.increment.remote()))
duration = 2.6
