# Resets the stations for each piece.
# scores: 0 2 1 1
# says verify_results: `reset` ran 15 times
# %% pass_it_on
ray.get([station.reset.remote() for station in (s1, s2, s3)])
start_time = time.time()

results = []
for _ in range(4):
    piece = ""
    for station in (s1, s2, s3):
        station.reset.remote()
        piece = station.stamp.remote(piece)
    results.append(piece)
results = ray.get(results)

end_time = time.time()
duration = end_time - start_time
