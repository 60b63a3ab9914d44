# Calls increment on the handles directly; only the resets are remote.
# scores: 1 1 0 0 0
# says verify_results: called an actor's method directly
# says verify_duration: called an actor's method directly
# %% parallel_increments
time.sleep(2.0)
start_time = time.time()

f1.reset.remote()
f2.reset.remote()

results = []
for _ in range(5):
    results.append(f1.increment())
    results.append(f2.increment())

end_time = time.time()
duration = end_time - start_time
