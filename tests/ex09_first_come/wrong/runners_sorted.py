# Brings the list of runners into the order of arrival instead.
# scores: 0 0 0 0
# says verify_order: no longer holds the runners in the order in which they were created
# %% race
ray.get([runner.warm_up.remote() for runner in runners])
ray.get(clerk.clear.remote())
start_time = time.time()
refs = [runner.run.remote() for runner in runners]
for ref in refs:
    ray.get(clerk.write.remote(ray.get(ref)))
order = ray.get(clerk.read.remote())
duration = time.time() - start_time
waiting = [runner.run.remote() for runner in runners]
started, arrived = list(waiting), []
while waiting:
    ready, waiting = ray.wait(waiting)
    arrived += ready
runners = [runners[started.index(ref)] for ref in arrived]
