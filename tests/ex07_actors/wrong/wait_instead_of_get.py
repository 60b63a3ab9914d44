# Keeps what ray.wait returns: two lists of references.
# scores: 1 1 0 0 0
# says verify_results: the pair that `ray.wait` returns
# says verify_duration: before all calls were done
# %% parallel_increments
time.sleep(2.0)
start_time = time.time()

f1.reset.remote()
f2.reset.remote()

results = []
for _ in range(5):
    results.append(f1.increment.remote())
    results.append(f2.increment.remote())
results = ray.wait(results)

end_time = time.time()
duration = end_time - start_time
