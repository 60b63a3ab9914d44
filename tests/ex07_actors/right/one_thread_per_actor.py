# One thread per actor sends and fetches call by call; the two actors still work side by side.
# scores: 1 1 2 2
# %% parallel_increments
from concurrent.futures import ThreadPoolExecutor

def five(actor):
    return [ray.get(actor.increment.remote()) for _ in range(5)]

time.sleep(2.0)
start_time = time.time()

f1.reset.remote()
f2.reset.remote()

with ThreadPoolExecutor(2) as pool:
    a, b = pool.map(five, [f1, f2])
results = [x for ab in zip(a, b) for x in ab]

end_time = time.time()
duration = end_time - start_time
