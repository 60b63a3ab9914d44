# Puts remote behind the call's brackets.
# scores: 1 1 0 0
# says verify_results: Actor methods cannot be called directly
# %% parallel_increments
time.sleep(2.0)
start_time = time.time()

f1.reset.remote()
f2.reset.remote()

results = [f.increment().remote() for _ in range(5) for f in (f1, f2)]
results = ray.get(results)

end_time = time.time()
duration = end_time - start_time
