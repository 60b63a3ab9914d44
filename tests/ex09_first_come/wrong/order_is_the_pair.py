# Takes the pair for the order.
# scores: 0 0 0 0
# says verify_order: the pair that `ray.wait` returns
# %% race
ray.get([runner.warm_up.remote() for runner in runners])
ray.get(clerk.clear.remote())
start_time = time.time()
refs = [runner.run.remote() for runner in runners]
order = ray.wait(refs, num_returns=4)
duration = time.time() - start_time
