# Starts each runner when the one before has arrived.
# scores: 0 0 0 0
# says verify_order: one after another
# %% race
ray.get([runner.warm_up.remote() for runner in runners])
ray.get(clerk.clear.remote())
start_time = time.time()
for runner in runners:
    number = ray.get(runner.run.remote())
    ray.get(clerk.write.remote(number))
order = ray.get(clerk.read.remote())
duration = time.time() - start_time
