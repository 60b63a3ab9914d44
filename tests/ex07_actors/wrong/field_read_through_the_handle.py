# Reads the counter through the handle.
# scores: 1 1 0 0 0
# says verify_results: asked a handle for `counter`
# %% parallel_increments
time.sleep(2.0)
start_time = time.time()

f1.reset.remote()
f2.reset.remote()

results = []
for _ in range(5):
    f1.increment.remote()
    results.append(f1.counter)
    f2.increment.remote()
    results.append(f2.counter)

end_time = time.time()
duration = end_time - start_time
