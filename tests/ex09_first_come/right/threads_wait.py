# A thread for each runner waits for it, and gives its number to the clerk.
# scores: 2 2 1 1
# %% race
from concurrent.futures import ThreadPoolExecutor

ray.get([runner.warm_up.remote() for runner in runners])
ray.get(clerk.clear.remote())
start_time = time.time()
refs = [runner.run.remote() for runner in runners]


def serve(ref):
    return ray.get(clerk.write.remote(ray.get(ref)))


with ThreadPoolExecutor(4) as pool:
    print(list(pool.map(serve, refs)))
order = ray.get(clerk.read.remote())
duration = time.time() - start_time
