# One comprehension sends all calls, one ray.get fetches them.
# scores: 1 1 2 2 1
# %% parallel_increments
time.sleep(2.0)
start_time = time.time()
[f.reset.remote() for f in (f1, f2)]
results = ray.get([f.increment.remote() for _ in range(5) for f in (f1, f2)])
end_time = time.time()
duration = end_time - start_time
