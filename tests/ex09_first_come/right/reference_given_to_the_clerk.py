# Hands the ready reference on; Ray puts its value in its place.
# scores: 2 2 1 1
# %% race
ray.get([runner.warm_up.remote() for runner in runners])
ray.get(clerk.clear.remote())
start_time = time.time()
refs = [runner.run.remote() for runner in runners]
waiting = refs
while waiting:
    [ref], waiting = ray.wait(waiting)
    ray.get(clerk.write.remote(ref))
order = ray.get(clerk.read.remote())
duration = time.time() - start_time
