# A tuple instead of a list.
# scores: 0 2 1 1
# says verify_results: is of type `tuple`
# %% pass_it_on
ray.get([station.reset.remote() for station in (s1, s2, s3)])
start_time = time.time()

results = []
for _ in range(4):
    piece = s1.stamp.remote("")
    piece = s2.stamp.remote(piece)
    piece = s3.stamp.remote(piece)
    results.append(piece)
results = tuple(ray.get(results))

end_time = time.time()
duration = end_time - start_time
