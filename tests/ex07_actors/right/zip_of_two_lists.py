# Sends the calls actor by actor and interleaves the values with zip.
# scores: 1 1 2 2 1
# %% parallel_increments
time.sleep(2.0)
start_time = time.time()

f1.reset.remote()
f2.reset.remote()

a = [f1.increment.remote() for _ in range(5)]
b = [f2.increment.remote() for _ in range(5)]
results = [value for pair in zip(ray.get(a), ray.get(b)) for value in pair]

end_time = time.time()
duration = end_time - start_time
