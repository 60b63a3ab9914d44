# Fetches the name of the loop, which holds the last piece.
# scores: 0 0 1 0
# says verify_results: is of type `str`: '444'
# %% pass_it_on
ray.get([station.reset.remote() for station in (s1, s2, s3)])
start_time = time.time()

results = []
for _ in range(4):
    piece = s1.stamp.remote("")
    piece = s2.stamp.remote(piece)
    piece = s3.stamp.remote(piece)
    results.append(piece)
results = ray.get(piece)

end_time = time.time()
duration = end_time - start_time
