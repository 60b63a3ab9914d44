# Folds the line of stations with functools.reduce.
# scores: 2 2 1 1
# %% pass_it_on
from functools import reduce

ray.get([station.reset.remote() for station in (s1, s2, s3)])
start_time = time.time()

refs = [reduce(lambda piece, station: station.stamp.remote(piece), (s1, s2, s3), "") for _ in range(4)]
results = ray.get(refs)

end_time = time.time()
duration = end_time - start_time
