# Fetches the whole list, and gives the clerk a list of one number.
# scores: 0 0 0 0
# says verify_order: the clerk was given lists
# %% race
ray.get([runner.warm_up.remote() for runner in runners])
ray.get(clerk.clear.remote())
start_time = time.time()
refs = [runner.run.remote() for runner in runners]
waiting = refs
while waiting:
    ready, waiting = ray.wait(waiting)
    ray.get(clerk.write.remote(ray.get(ready)))
order = ray.get(clerk.read.remote())
duration = time.time() - start_time
