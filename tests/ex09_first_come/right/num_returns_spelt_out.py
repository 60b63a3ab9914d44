# Says how many to wait for, and takes whatever is ready.
# scores: 2 2 1 1
# %% race
ray.get([runner.warm_up.remote() for runner in runners])
ray.get(clerk.clear.remote())
start_time = time.time()
refs = [runner.run.remote() for runner in runners]
while refs:
    ready, refs = ray.wait(refs, num_returns=1, timeout=None)
    for number in ray.get(ready):
        ray.get(clerk.write.remote(number))
order = ray.get(clerk.read.remote())
duration = time.time() - start_time
