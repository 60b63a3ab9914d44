# Fetches all values first, and then has the certificates written.
# scores: 0 0 0 0
# says verify_order: the order in which you asked
# says verify_early: sat idle
# %% race
ray.get([runner.warm_up.remote() for runner in runners])
ray.get(clerk.clear.remote())
start_time = time.time()
refs = [runner.run.remote() for runner in runners]
for number in ray.get(refs):
    ray.get(clerk.write.remote(number))
order = ray.get(clerk.read.remote())
duration = time.time() - start_time
