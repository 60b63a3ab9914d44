# Adds to a piece that is a reference.
# scores: 0 0 0 0
# says verify_results: has the reference to it
# says verify_duration: unsupported operand type
# %% pass_it_on
ray.get([station.reset.remote() for station in (s1, s2, s3)])
start_time = time.time()

results = []
for _ in range(4):
    piece = s1.stamp.remote("")
    piece = s2.stamp.remote(piece + "")
    piece = s3.stamp.remote(piece)
    results.append(piece)
results = ray.get(results)

end_time = time.time()
duration = end_time - start_time
