# Calls `num_returns` by another name.
# scores: 0 0 0 0
# says verify_order: does not take `num_results`
# %% race
ray.get([runner.warm_up.remote() for runner in runners])
ray.get(clerk.clear.remote())
start_time = time.time()
refs = [runner.run.remote() for runner in runners]
ready, waiting = ray.wait(refs, num_results=1)
order = ray.get(clerk.read.remote())
duration = time.time() - start_time
