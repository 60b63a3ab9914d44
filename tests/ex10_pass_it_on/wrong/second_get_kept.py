# The ray.get of the second station stays.
# scores: 2 0 0 0
# says verify_line: Who needs what the second one returns
# says verify_duration: once the second was done
# %% pass_it_on
ray.get([station.reset.remote() for station in (s1, s2, s3)])
start_time = time.time()

results = []
for _ in range(4):
    piece = s1.stamp.remote("")
    piece = ray.get(s2.stamp.remote(piece))
    piece = s3.stamp.remote(piece)
    results.append(piece)
results = ray.get(results)

end_time = time.time()
duration = end_time - start_time
