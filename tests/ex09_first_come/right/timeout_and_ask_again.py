# Waits for a quarter of a second at most, and asks again.
# scores: 2 2 1 1
# %% race
ray.get([runner.warm_up.remote() for runner in runners])
ray.get(clerk.clear.remote())
start_time = time.time()
refs = [runner.run.remote() for runner in runners]
waiting = refs
while waiting:
    ready, waiting = ray.wait(waiting, timeout=0.25)
    if not ready:
        print("nobody yet")
    for ref in ready:
        ray.get(clerk.write.remote(ray.get(ref)))
order = ray.get(clerk.read.remote())
duration = time.time() - start_time
