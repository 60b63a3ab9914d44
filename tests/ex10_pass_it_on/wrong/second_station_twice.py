# The third stamp comes from the second station.
# scores: 0 0 0 0
# says verify_results: 4 + 8 stamps on 2 actors
# says verify_line: Which one does yours miss
# says verify_duration: stamps on 2 actors
# %% pass_it_on
ray.get([station.reset.remote() for station in (s1, s2, s3)])
start_time = time.time()

results = []
for _ in range(4):
    piece = s1.stamp.remote("")
    piece = s2.stamp.remote(piece)
    piece = s2.stamp.remote(piece)
    results.append(piece)
results = ray.get(results)

end_time = time.time()
duration = end_time - start_time
