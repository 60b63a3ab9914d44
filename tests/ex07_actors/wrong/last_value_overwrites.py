# Each trip through the fetching loop overwrites results.
# scores: 1 1 0 2
# says verify_results: of type `int`
# %% parallel_increments
time.sleep(2.0)
start_time = time.time()

f1.reset.remote()
f2.reset.remote()

refs = [actor.increment.remote() for _ in range(5) for actor in (f1, f2)]
for ref in refs:
    results = ray.get(ref)

end_time = time.time()
duration = end_time - start_time
