# Looks each number up by the reference's place in the list.
# scores: 2 2 1 1
# %% race
ray.get([runner.warm_up.remote() for runner in runners])
ray.get(clerk.clear.remote())
start_time = time.time()
refs = [runner.run.remote() for runner in runners]
left = list(refs)
while left:
    (ref,), left = ray.wait(left)
    ray.get(clerk.write.remote(refs.index(ref)))
order = ray.get(clerk.read.remote())
duration = time.time() - start_time
