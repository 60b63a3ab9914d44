# Three certificates for nobody while all run, and the starter's loop.
# scores: 0 0 0 0
# %% race
ray.get([runner.warm_up.remote() for runner in runners])
ray.get(clerk.clear.remote())
start_time = time.time()
refs = [runner.run.remote() for runner in runners]
ray.get([clerk.write.remote(9) for _ in range(3)])
for ref in refs:
    ray.get(clerk.write.remote(ray.get(ref)))
order = ray.get(clerk.read.remote())[3:]
duration = time.time() - start_time
