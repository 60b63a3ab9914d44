# Prints, warns, and measures by another clock.
# scores: 2 2 1 1
# %% race
import sys
import warnings

ray.get([runner.warm_up.remote() for runner in runners])
ray.get(clerk.clear.remote())
start_time = time.perf_counter()
refs = [runner.run.remote() for runner in runners]
waiting = refs
while waiting:
    ready, waiting = ray.wait(waiting)
    print("there:", ready, "still running:", len(waiting))
    warnings.warn("runner ahead")
    print(ray.get(clerk.write.remote(ray.get(ready[0]))), file=sys.stderr)
order = ray.get(clerk.read.remote())
duration = time.perf_counter() - start_time
