# The list stands in a cell of its own, made by a function that remembers it.
# scores: 1 1 0 2 1
# review: verify_results
# %% before parallel_increments
import functools


@functools.cache
def expected():
    return [n for n in range(1, 6) for _ in "12"]
# %% parallel_increments
time.sleep(2.0)
start_time = time.time()
ray.get([f.increment.remote() for _ in range(5) for f in (f1, f2)])
duration = time.time() - start_time
results = list(expected())
