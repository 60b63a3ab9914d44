# Assigns inside expressions.
# scores: 1 1 2 2
# %% parallel_increments
time.sleep(2.0)
f1.reset.remote(), f2.reset.remote()
if (start_time := time.time()) and (refs := [f.increment.remote() for _ in range(5) for f in (f1, f2)]):
    print(results := ray.get(refs))
print(duration := time.time() - start_time)
