# Sends all references to the clerk at once; its calls run in the order sent.
# scores: 0 0 0 0
# says verify_order: all four were there
# %% race
ray.get([runner.warm_up.remote() for runner in runners])
ray.get(clerk.clear.remote())
start_time = time.time()
refs = [runner.run.remote() for runner in runners]
ray.get([clerk.write.remote(ref) for ref in refs])
order = ray.get(clerk.read.remote())
duration = time.time() - start_time
