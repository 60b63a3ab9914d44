# Puts the reference into Ray's store before it passes it.
# scores: 0 0 0 0
# says verify_results: gave `ray.put` a reference
# says verify_duration: gave `ray.put` a reference
# %% pass_it_on
ray.get([station.reset.remote() for station in (s1, s2, s3)])
start_time = time.time()

results = []
for _ in range(4):
    piece = s1.stamp.remote("")
    piece = s2.stamp.remote(ray.put(piece))
    piece = s3.stamp.remote(piece)
    results.append(piece)
results = ray.get(results)

end_time = time.time()
duration = end_time - start_time
