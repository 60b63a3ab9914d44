# Hands `ray.wait` a tuple.
# scores: 0 0 0 0
# says verify_order: something of type `tuple`
# %% race
ray.get([runner.warm_up.remote() for runner in runners])
ray.get(clerk.clear.remote())
start_time = time.time()
refs = [runner.run.remote() for runner in runners]
ready, waiting = ray.wait(tuple(refs))
order = ray.get(clerk.read.remote())
duration = time.time() - start_time
