# Waits for five of four.
# scores: 0 0 0 0
# says verify_order: more references than are in its list
# %% race
ray.get([runner.warm_up.remote() for runner in runners])
ray.get(clerk.clear.remote())
start_time = time.time()
refs = [runner.run.remote() for runner in runners]
waiting = refs
while waiting:
    ready, waiting = ray.wait(waiting, num_returns=5)
order = ray.get(clerk.read.remote())
duration = time.time() - start_time
