# Collects the numbers as they come, and never asks the clerk.
# scores: 2 0 0 0
# says verify_early: wrote 0 certificates
# %% race
ray.get([runner.warm_up.remote() for runner in runners])
ray.get(clerk.clear.remote())
start_time = time.time()
refs = [runner.run.remote() for runner in runners]
order, waiting = [], refs
while waiting:
    ready, waiting = ray.wait(waiting)
    order += ray.get(ready)
duration = time.time() - start_time
