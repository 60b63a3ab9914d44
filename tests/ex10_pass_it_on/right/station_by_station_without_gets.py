# Sends all pieces to the first station, then all to the second, then to the third, and waits for none.
# scores: 2 2 1 1
# %% pass_it_on
ray.get([station.reset.remote() for station in (s1, s2, s3)])
start_time = time.time()

pieces = [s1.stamp.remote("") for _ in range(4)]
pieces = [s2.stamp.remote(piece) for piece in pieces]
pieces = [s3.stamp.remote(piece) for piece in pieces]
results = ray.get(pieces)

end_time = time.time()
duration = end_time - start_time
