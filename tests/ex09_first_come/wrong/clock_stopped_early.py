# Stops the clock when the last one has arrived.
# alone: its mistake depends on timing.
# scores: 2 2 0 1
# says verify_duration: covers only a part of the work
# %% race
ray.get([runner.warm_up.remote() for runner in runners])
ray.get(clerk.clear.remote())
start_time = time.time()
refs = [runner.run.remote() for runner in runners]
waiting = refs
while waiting:
    ready, waiting = ray.wait(waiting)
    number = ray.get(ready[0])
    duration = time.time() - start_time
    ray.get(clerk.write.remote(number))
order = ray.get(clerk.read.remote())
