# Another actor holds the three handles and sends all stamps.
# scores: 2 2 1 1
# %% pass_it_on
@ray.remote
class Line:
    def __init__(self, *stations):
        self.stations = stations

    def send(self, count):
        pieces = [""] * count
        for station in self.stations:
            pieces = [station.stamp.remote(piece) for piece in pieces]
        return ray.get(pieces)


ray.get([station.reset.remote() for station in (s1, s2, s3)])
line = Line.remote(s1, s2, s3)
ray.get(line.__ray_ready__.remote())
start_time = time.time()
results = ray.get(line.send.remote(4))
duration = time.time() - start_time
