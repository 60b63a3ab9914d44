# An attempt that nobody waited for has left stamps waiting; the reset comes after them, before the clock.
# scores: 2 2 1 1
# %% before pass_it_on
forgotten = [s3.stamp.remote(s2.stamp.remote(s1.stamp.remote(""))) for _ in range(2)]
# %% pass_it_on
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
