# Keeps the time as a text.
# alone: its mistake depends on timing.
# scores: 2 2 0 1
# says verify_duration: not a number of seconds
# %% race
ray.get([runner.warm_up.remote() for runner in runners])
ray.get(clerk.clear.remote())
start_time = time.time()
refs = [runner.run.remote() for runner in runners]
waiting = refs
while waiting:
    ready, waiting = ray.wait(waiting)
    ray.get(clerk.write.remote(ray.get(ready[0])))
order = ray.get(clerk.read.remote())
duration = time.time() - start_time
duration = f"{duration:.2f} s"
