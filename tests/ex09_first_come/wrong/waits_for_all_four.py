# `num_returns=len(refs)`: all at once, in the order of asking.
# scores: 0 0 0 0
# says verify_order: all four were there
# %% race
ray.get([runner.warm_up.remote() for runner in runners])
ray.get(clerk.clear.remote())
start_time = time.time()
refs = [runner.run.remote() for runner in runners]
ready, _ = ray.wait(refs, num_returns=len(refs))
for ref in ready:
    ray.get(clerk.write.remote(ray.get(ref)))
order = ray.get(clerk.read.remote())
duration = time.time() - start_time
