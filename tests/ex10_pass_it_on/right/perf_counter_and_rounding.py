# Measures with time.perf_counter, and rounds in a later cell.
# scores: 2 2 1 1
# %% pass_it_on
ray.get([station.reset.remote() for station in (s1, s2, s3)])
start_time = time.perf_counter()

results = []
for _ in range(4):
    piece = s1.stamp.remote("")
    piece = s2.stamp.remote(piece)
    piece = s3.stamp.remote(piece)
    results.append(piece)
results = ray.get(results)

end_time = time.perf_counter()
duration = end_time - start_time
# %% after pass_it_on
duration = round(duration, 2)
