# Calls the clerk's method directly.
# scores: 0 0 0 0
# says verify_order: called an actor's method directly
# %% race
ray.get([runner.warm_up.remote() for runner in runners])
ray.get(clerk.clear.remote())
start_time = time.time()
refs = [runner.run.remote() for runner in runners]
waiting = refs
while waiting:
    ready, waiting = ray.wait(waiting)
    clerk.write(ray.get(ready[0]))
order = ray.get(clerk.read.remote())
duration = time.time() - start_time
