# Puts each piece before the others.
# scores: 0 2 1 1
# says verify_results: their order is not
# %% pass_it_on
ray.get([station.reset.remote() for station in (s1, s2, s3)])
start_time = time.time()

results = []
for _ in range(4):
    piece = s1.stamp.remote("")
    piece = s2.stamp.remote(piece)
    piece = s3.stamp.remote(piece)
    results.insert(0, piece)
results = ray.get(results)

end_time = time.time()
duration = end_time - start_time
