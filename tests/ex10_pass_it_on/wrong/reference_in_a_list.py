# Hands the reference on inside a list.
# scores: 0 0 0 0
# says verify_results: does not look inside one
# says verify_line: does not look inside one
# says verify_duration: does not look inside one
# %% pass_it_on
ray.get([station.reset.remote() for station in (s1, s2, s3)])
start_time = time.time()

results = []
for _ in range(4):
    piece = s1.stamp.remote("")
    piece = s2.stamp.remote([piece])
    piece = s3.stamp.remote([piece])
    results.append(piece)
results = ray.get(results)

end_time = time.time()
duration = end_time - start_time
