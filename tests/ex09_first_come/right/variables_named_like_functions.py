# Variables named `list`, `len`, `n` and `sorted`.
# scores: 2 2 1 1
# %% race
ray.get([runner.warm_up.remote() for runner in runners])
ray.get(clerk.clear.remote())
start_time = time.time()
refs = [runner.run.remote() for runner in runners]
list, len, sorted, n = refs, 4, "yes", 7
while list:
    ready, list = ray.wait(list)
    ray.get(clerk.write.remote(ray.get(ready[0])))
order = ray.get(clerk.read.remote())
duration = time.time() - start_time
