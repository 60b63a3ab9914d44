# Asks the clerk for its list before anybody has arrived.
# scores: 0 0 0 0
# says verify_order: 4 runners are missing
# %% race
ray.get([runner.warm_up.remote() for runner in runners])
ray.get(clerk.clear.remote())
start_time = time.time()
refs = [runner.run.remote() for runner in runners]
order = ray.get(clerk.read.remote())
waiting = refs
while waiting:
    ready, waiting = ray.wait(waiting)
    ray.get(clerk.write.remote(ray.get(ready[0])))
duration = time.time() - start_time
