# Stations of one's own take a list with a reference, and fetch it themselves.
# scores: 2 2 1 1
# %% pass_it_on
@ray.remote
class Fetching:
    def __init__(self):
        self.counter = 0

    def stamp(self, pieces):
        (piece,) = pieces
        if isinstance(piece, ray.ObjectRef):
            piece = ray.get(piece)
        time.sleep(0.5)
        self.counter += 1
        return piece + str(self.counter)


first, second, third = (Fetching.remote() for _ in range(3))
ray.get([station.__ray_ready__.remote() for station in (first, second, third)])
start_time = time.time()
results = []
for _ in range(4):
    piece = first.stamp.remote([""])
    piece = second.stamp.remote([piece])
    piece = third.stamp.remote([piece])
    results.append(piece)
results = ray.get(results)
duration = time.time() - start_time
