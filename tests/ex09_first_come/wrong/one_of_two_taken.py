# Waits for two, and unpacks one.
# scores: 0 0 0 0
# says verify_order: a list that holds more
# %% race
ray.get([runner.warm_up.remote() for runner in runners])
ray.get(clerk.clear.remote())
start_time = time.time()
refs = [runner.run.remote() for runner in runners]
waiting = refs
while waiting:
    (ref,), waiting = ray.wait(waiting, num_returns=2)
    ray.get(clerk.write.remote(ray.get(ref)))
order = ray.get(clerk.read.remote())
duration = time.time() - start_time
