# Takes the next actor from itertools.cycle.
# scores: 1 1 2 2
# %% parallel_increments
import itertools

turns = itertools.cycle([f1, f2])
time.sleep(2.0)
start_time = time.time()

f1.reset.remote()
f2.reset.remote()

results = ray.get([next(turns).increment.remote() for _ in range(10)])

end_time = time.time()
duration = end_time - start_time
