# The clock runs at three quarters of its speed, and the starter's loop.
# scores: 0 0 0 0
# %% race
real, zero = time.time, time.time()
time.time = lambda: zero + (real() - zero) * 0.75

ray.get([runner.warm_up.remote() for runner in runners])
ray.get(clerk.clear.remote())
start_time = time.time()
refs = [runner.run.remote() for runner in runners]
for ref in refs:
    ray.get(clerk.write.remote(ray.get(ref)))
order = ray.get(clerk.read.remote())
duration = time.time() - start_time
time.time = real
