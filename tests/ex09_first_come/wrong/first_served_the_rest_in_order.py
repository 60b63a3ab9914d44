# Serves the first, and the others as they stand in the list.
# scores: 0 0 0 0
# says verify_order: runner 0 stands before runner
# %% race
ray.get([runner.warm_up.remote() for runner in runners])
ray.get(clerk.clear.remote())
start_time = time.time()
refs = [runner.run.remote() for runner in runners]
ready, waiting = ray.wait(refs)
for ref in ready + waiting:
    ray.get(clerk.write.remote(ray.get(ref)))
order = ray.get(clerk.read.remote())
duration = time.time() - start_time
