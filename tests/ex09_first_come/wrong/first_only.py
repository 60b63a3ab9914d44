# Serves the first, and nobody else.
# scores: 0 0 0 0
# says verify_order: 3 runners are missing
# %% race
ray.get([runner.warm_up.remote() for runner in runners])
ray.get(clerk.clear.remote())
start_time = time.time()
refs = [runner.run.remote() for runner in runners]
ready, waiting = ray.wait(refs)
ray.get(clerk.write.remote(ray.get(ready[0])))
order = ray.get(clerk.read.remote())
duration = time.time() - start_time
