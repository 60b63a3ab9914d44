# Makes four other runners in the cell, the slowest last, and deletes nothing.
# scores: 2 2 1 1
# %% race
seconds = (0.5, 1.0, 1.5, 2.0)
runners = [Runner.remote(number, pause) for number, pause in enumerate(seconds)]
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
