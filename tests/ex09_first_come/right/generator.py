# A generator yields what is ready.
# scores: 2 2 1 1
# %% race
def as_they_come(refs):
    while refs:
        ready, refs = ray.wait(refs)
        yield ray.get(ready[0])


ray.get([runner.warm_up.remote() for runner in runners])
ray.get(clerk.clear.remote())
start_time = time.time()
for number in as_they_come([runner.run.remote() for runner in runners]):
    ray.get(clerk.write.remote(number))
order = ray.get(clerk.read.remote())
duration = time.time() - start_time
