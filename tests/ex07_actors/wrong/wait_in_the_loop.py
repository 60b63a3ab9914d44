# Waits for each call with ray.wait before the next is sent.
# scores: 1 1 2 0
# says verify_duration: one after another: 5.0
# %% parallel_increments
time.sleep(2.0)
start_time = time.time()

f1.reset.remote()
f2.reset.remote()

results = []
for _ in range(5):
    for actor in [f1, f2]:
        ref = actor.increment.remote()
        ray.wait([ref])
        results.append(ref)
results = ray.get(results)

end_time = time.time()
duration = end_time - start_time
