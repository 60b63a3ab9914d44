# Keeps the values of each actor in a list of its own.
# scores: 1 1 0 2
# says verify_results: each a list of 5
# %% parallel_increments
time.sleep(2.0)
start_time = time.time()

f1.reset.remote()
f2.reset.remote()

a = [f1.increment.remote() for _ in range(5)]
b = [f2.increment.remote() for _ in range(5)]
results = [ray.get(a), ray.get(b)]

end_time = time.time()
duration = end_time - start_time
