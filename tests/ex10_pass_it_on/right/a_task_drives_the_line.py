# A remote function sends all stamps, and waits for them.
# scores: 2 2 1 1
# %% pass_it_on
@ray.remote
def drive(stations):
    pieces = []
    for _ in range(4 if stations else 0):
        piece = ""
        for station in stations:
            piece = station.stamp.remote(piece)
        pieces.append(piece)
    return ray.get(pieces)


ray.get([station.reset.remote() for station in (s1, s2, s3)])
ray.get(drive.remote([]))  # so that a worker is up
start_time = time.time()
results = ray.get(drive.remote([s1, s2, s3]))
duration = time.time() - start_time
