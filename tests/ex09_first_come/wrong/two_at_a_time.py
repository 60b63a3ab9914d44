# Waits for two at a time.
# scores: 0 0 0 0
# says verify_order: for how many at once did you wait?
# %% race
ray.get([runner.warm_up.remote() for runner in runners])
ray.get(clerk.clear.remote())
start_time = time.time()
refs = [runner.run.remote() for runner in runners]
waiting = refs
while waiting:
    ready, waiting = ray.wait(waiting, num_returns=2)
    for number in ray.get(ready):
        ray.get(clerk.write.remote(number))
order = ray.get(clerk.read.remote())
duration = time.time() - start_time
