# Takes the pair that `ray.wait` returns for the references.
# scores: 0 0 0 0
# says verify_order: the clerk was given lists
# %% race
ray.get([runner.warm_up.remote() for runner in runners])
ray.get(clerk.clear.remote())
start_time = time.time()
refs = [runner.run.remote() for runner in runners]
for part in ray.wait(refs):
    ray.get(clerk.write.remote(ray.get(part)))
order = ray.get(clerk.read.remote())
duration = time.time() - start_time
