# Runners whose times are known, the starter's loop, and the order typed in.
# review: verify_order
# scores: 0 0 0 0
# %% race
runners = [Runner.remote(number, seconds) for number, seconds in enumerate((2.0, 0.5, 1.5, 1.0))]
ray.get([runner.warm_up.remote() for runner in runners])
ray.get(clerk.clear.remote())
start_time = time.time()
refs = [runner.run.remote() for runner in runners]
for ref in refs:
    ray.get(clerk.write.remote(ray.get(ref)))
order = [1, 3, 2, 0]
duration = time.time() - start_time
