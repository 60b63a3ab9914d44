# Two of three gets stay: the first two stations take turns.
# scores: 2 0 0 0
# says verify_line: So these two took turns
# says verify_duration: So these two took turns
# %% pass_it_on
ray.get([station.reset.remote() for station in (s1, s2, s3)])
start_time = time.time()

results = []
for _ in range(4):
    piece = ray.get(s1.stamp.remote(""))
    piece = ray.get(s2.stamp.remote(piece))
    piece = s3.stamp.remote(piece)
    results.append(piece)
results = ray.get(results)

end_time = time.time()
duration = end_time - start_time
