# Never waits: looks every hundredth of a second.
# scores: 2 2 1 1
# %% race
ray.get([runner.warm_up.remote() for runner in runners])
ray.get(clerk.clear.remote())
start_time = time.time()
refs = [runner.run.remote() for runner in runners]
waiting = refs
while len(waiting) > 0:
    ready, waiting = ray.wait(waiting, timeout=0)
    if ready:
        ray.get(clerk.write.remote(ray.get(ready[0])))
    else:
        time.sleep(0.01)
order = ray.get(clerk.read.remote())
duration = time.time() - start_time
