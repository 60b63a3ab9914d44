# Gives each runner a tenth of a second.
# scores: 0 0 0 0
# says verify_order: a timeout is how long you wait
# %% race
ray.get([runner.warm_up.remote() for runner in runners])
ray.get(clerk.clear.remote())
start_time = time.time()
refs = [runner.run.remote() for runner in runners]
for ref in refs:
    ray.get(clerk.write.remote(ray.get(ref, timeout=0.1)))
order = ray.get(clerk.read.remote())
duration = time.time() - start_time
