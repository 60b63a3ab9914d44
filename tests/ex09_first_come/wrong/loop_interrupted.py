# Waits for the same four for ever, until somebody stops it.
# scores: 0 0 0 0
# says verify_order: did not come to an end
# %% race
ray.get([runner.warm_up.remote() for runner in runners])
ray.get(clerk.clear.remote())
start_time = time.time()
refs = [runner.run.remote() for runner in runners]
turns, waiting = 0, refs
while waiting:
    ready, _ = ray.wait(waiting)
    ray.get(clerk.write.remote(ray.get(ready[0])))
    turns += 1
    if turns == 3:
        raise KeyboardInterrupt
order = ray.get(clerk.read.remote())
duration = time.time() - start_time
