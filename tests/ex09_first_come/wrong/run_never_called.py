# Collects methods instead of calling them.
# scores: 0 0 0 0
# says verify_order: something of type `ActorMethod`
# %% race
ray.get([runner.warm_up.remote() for runner in runners])
ray.get(clerk.clear.remote())
start_time = time.time()
refs = [runner.run for runner in runners]
ready, waiting = ray.wait(refs)
order = ray.get(clerk.read.remote())
duration = time.time() - start_time
