# Keeps references in `order`.
# scores: 0 0 0 0
# says verify_order: holds 4 ObjectRefs
# %% race
ray.get([runner.warm_up.remote() for runner in runners])
ray.get(clerk.clear.remote())
start_time = time.time()
refs = [runner.run.remote() for runner in runners]
order, waiting = [], refs
while waiting:
    ready, waiting = ray.wait(waiting)
    order += ready
duration = time.time() - start_time
