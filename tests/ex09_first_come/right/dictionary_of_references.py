# Keeps the numbers in a dictionary by reference.
# scores: 2 2 1 1
# %% race
ray.get([runner.warm_up.remote() for runner in runners])
ray.get(clerk.clear.remote())
start_time = time.time()
numbers = {runner.run.remote(): number for number, runner in enumerate(runners)}
while numbers:
    ready, _ = ray.wait(list(numbers))
    ray.get(clerk.write.remote(numbers.pop(ready[0])))
order = ray.get(clerk.read.remote())
duration = time.time() - start_time
