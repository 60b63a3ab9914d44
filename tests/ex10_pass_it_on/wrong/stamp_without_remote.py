# Calls the stations' methods directly.
# scores: 0 0 0 0
# says verify_results: between the method's name and the brackets
# %% pass_it_on
ray.get([station.reset.remote() for station in (s1, s2, s3)])
start_time = time.time()

results = []
for _ in range(4):
    piece = s1.stamp("")
    piece = s2.stamp(piece)
    piece = s3.stamp(piece)
    results.append(piece)
results = ray.get(results)

end_time = time.time()
duration = end_time - start_time
