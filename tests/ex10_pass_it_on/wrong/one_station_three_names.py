# One station under three names.
# scores: 0 0 0 0
# says verify_results: one station counted all stamps
# says verify_duration: 6.
# %% pass_it_on
s1 = s2 = s3 = Station.remote()
ray.get([station.reset.remote() for station in (s1, s2, s3)])
start_time = time.time()

results = []
for _ in range(4):
    piece = s1.stamp.remote("")
    piece = s2.stamp.remote(piece)
    piece = s3.stamp.remote(piece)
    results.append(piece)
results = ray.get(results)

end_time = time.time()
duration = end_time - start_time
