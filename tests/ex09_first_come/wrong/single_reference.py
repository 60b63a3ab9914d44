# Hands `ray.wait` one reference at a time.
# scores: 0 0 0 0
# says verify_order: a single reference
# %% race
ray.get([runner.warm_up.remote() for runner in runners])
ray.get(clerk.clear.remote())
start_time = time.time()
refs = [runner.run.remote() for runner in runners]
for ref in refs:
    ready, waiting = ray.wait(ref)
order = ray.get(clerk.read.remote())
duration = time.time() - start_time
