# Stations of one's own work for a tenth of a second, and the notebook sleeps.
# scores: 2 2 0 1
# says verify_duration: instead of 0.5 s
# %% pass_it_on
@ray.remote
class Quick:
    def __init__(self):
        self.counter = 0

    def stamp(self, piece):
        time.sleep(0.1)
        self.counter += 1
        return piece + str(self.counter)


s1, s2, s3 = (Quick.remote() for _ in range(3))
ray.get([station.__ray_ready__.remote() for station in (s1, s2, s3)])
start_time = time.time()

results = []
for _ in range(4):
    piece = s1.stamp.remote("")
    piece = s2.stamp.remote(piece)
    piece = s3.stamp.remote(piece)
    results.append(piece)
results = ray.get(results)
time.sleep(2.45)

end_time = time.time()
duration = end_time - start_time
