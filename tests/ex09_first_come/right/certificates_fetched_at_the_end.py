# Sends each number at once, and waits for all certificates in the end.
# scores: 2 2 1 1
# %% race
ray.get([runner.warm_up.remote() for runner in runners])
ray.get(clerk.clear.remote())
start_time = time.time()
refs = [runner.run.remote() for runner in runners]
sent, waiting = [], refs
while waiting:
    ready, waiting = ray.wait(waiting)
    sent.append(clerk.write.remote(ray.get(ready[0])))
ray.get(sent)
order = ray.get(clerk.read.remote())
duration = time.time() - start_time
