# Fetches each answer before the next call is sent: right values, five seconds.
# alone: its mistake depends on timing.
# scores: 1 1 2 0 0
# says verify_duration: `ray.get` inside the loop waits
# %% parallel_increments
time.sleep(2.0)
start_time = time.time()

f1.reset.remote()
f2.reset.remote()

results = []
for _ in range(5):
    results.append(ray.get(f1.increment.remote()))
    results.append(ray.get(f2.increment.remote()))

end_time = time.time()
duration = end_time - start_time
