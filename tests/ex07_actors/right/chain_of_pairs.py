# Interleaves two lists of references with zip and itertools.chain.
# scores: 1 1 2 2 1
# %% parallel_increments
from itertools import chain

time.sleep(2.0)
start_time = time.time()

f1.reset.remote()
f2.reset.remote()

first = [f1.increment.remote() for _ in range(5)]
second = [f2.increment.remote() for _ in range(5)]
results = ray.get(list(chain.from_iterable(zip(first, second))))

end_time = time.time()
duration = end_time - start_time
