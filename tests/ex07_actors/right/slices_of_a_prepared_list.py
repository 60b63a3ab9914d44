# Fills every second place of a prepared list.
# scores: 1 1 2 2
# %% parallel_increments
time.sleep(2.0)
start_time = time.time()

f1.reset.remote()
f2.reset.remote()

ones = [f1.increment.remote() for _ in range(5)]
twos = [f2.increment.remote() for _ in range(5)]
results = [0] * 10
results[::2] = ray.get(ones)
results[1::2] = ray.get(twos)

end_time = time.time()
duration = end_time - start_time
