# A second line of three stations takes every other piece.
# scores: 0 0 0 0
# says verify_results: 6 actors ran stamps
# %% pass_it_on
others = [Station.remote() for _ in range(3)]
ray.get([station.reset.remote() for station in (s1, s2, s3, *others)])
start_time = time.time()

results = []
for number in range(4):
    piece = ""
    for station in (s1, s2, s3) if number % 2 else others:
        piece = station.stamp.remote(piece)
    results.append(piece)
results = ray.get(results)

end_time = time.time()
duration = end_time - start_time
