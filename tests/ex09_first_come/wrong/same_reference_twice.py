# Puts what is ready back into the list.
# scores: 0 0 0 0
# says verify_order: the same reference twice
# %% race
ray.get([runner.warm_up.remote() for runner in runners])
ray.get(clerk.clear.remote())
start_time = time.time()
refs = [runner.run.remote() for runner in runners]
waiting = refs + refs
while waiting:
    ready, waiting = ray.wait(waiting)
    ray.get(clerk.write.remote(ray.get(ready[0])))
order = ray.get(clerk.read.remote())
duration = time.time() - start_time
