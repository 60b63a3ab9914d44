# Fetches the pair that `ray.wait` returns.
# scores: 0 0 0 0
# says verify_order: its type is tuple
# %% race
ray.get([runner.warm_up.remote() for runner in runners])
ray.get(clerk.clear.remote())
start_time = time.time()
refs = [runner.run.remote() for runner in runners]
for number in ray.get(ray.wait(refs)):
    ray.get(clerk.write.remote(number))
order = ray.get(clerk.read.remote())
duration = time.time() - start_time
