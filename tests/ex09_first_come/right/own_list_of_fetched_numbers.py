# Keeps the numbers in a list of its own, too, and shows that one.
# scores: 2 2 1 1
# %% race
ray.get([runner.warm_up.remote() for runner in runners])
ray.get(clerk.clear.remote())
start_time = time.time()
refs = [runner.run.remote() for runner in runners]
order, waiting = [], refs
while waiting:
    ready, waiting = ray.wait(waiting)
    number = ray.get(ready[0])
    order.append(number)
    ray.get(clerk.write.remote(number))
duration = time.time() - start_time
