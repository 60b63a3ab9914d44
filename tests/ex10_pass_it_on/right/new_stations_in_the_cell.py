# Makes three new stations in the cell, before the clock starts.
# scores: 2 2 1 1
# %% pass_it_on
s1, s2, s3 = (Station.remote() for _ in range(3))
ray.get([station.reset.remote() for station in (s1, s2, s3)])
start_time = time.time()

results = []
for _ in range(4):
    piece = s1.stamp.remote("")
    piece = s2.stamp.remote(piece)
    piece = s3.stamp.remote(piece)
    results.append(piece)
results = ray.get(results)

end_time = time.time()
duration = end_time - start_time
