# Looks the list of what is ready up among the references.
# scores: 0 0 0 0
# says verify_order: looked for a list among references
# %% race
ray.get([runner.warm_up.remote() for runner in runners])
ray.get(clerk.clear.remote())
start_time = time.time()
refs = [runner.run.remote() for runner in runners]
waiting = refs
while waiting:
    ready, waiting = ray.wait(waiting)
    ray.get(clerk.write.remote(refs.index(ready)))
order = ray.get(clerk.read.remote())
duration = time.time() - start_time
