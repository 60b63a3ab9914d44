# `time.time` runs at half speed while the calls run one after another.
# scores: 1 1 2 0 0
# %% parallel_increments
real, zero = time.time, time.time()
time.time = lambda: zero + (real() - zero) * 0.52

time.sleep(2.0)
start_time = time.time()
f1.reset.remote()
f2.reset.remote()
results = []
for _ in range(5):
    results.append(ray.get(f1.increment.remote()))
    results.append(ray.get(f2.increment.remote()))
end_time = time.time()
duration = end_time - start_time
time.time = real
