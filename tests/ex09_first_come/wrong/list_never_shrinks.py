# Waits for the same four in every turn.
# scores: 0 0 0 0
# says verify_order: four times. What has been ready once stays ready
# %% race
ray.get([runner.warm_up.remote() for runner in runners])
ray.get(clerk.clear.remote())
start_time = time.time()
refs = [runner.run.remote() for runner in runners]
for _ in range(4):
    ready, waiting = ray.wait(refs)
    ray.get(clerk.write.remote(ray.get(ready[0])))
order = ray.get(clerk.read.remote())
duration = time.time() - start_time
