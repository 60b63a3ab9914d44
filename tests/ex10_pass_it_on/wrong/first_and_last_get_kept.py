# The second ray.get is gone; the last still waits for the whole line.
# scores: 0 0 0 0
# says verify_line: once the one before had left the last
# %% pass_it_on
ray.get([station.reset.remote() for station in (s1, s2, s3)])
start_time = time.time()

results = []
for _ in range(4):
    piece = ray.get(s1.stamp.remote(""))
    piece = s2.stamp.remote(piece)
    piece = ray.get(s3.stamp.remote(piece))
    results.append(piece)

end_time = time.time()
duration = end_time - start_time
