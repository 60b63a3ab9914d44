# Ordinary objects stamp in the notebook.
# scores: 0 0 0 0
# says verify_results: in the notebook's own process
# says verify_duration: in the notebook's own process
# %% pass_it_on
class Plain:
    def __init__(self):
        self.counter = 0

    def stamp(self, piece):
        time.sleep(0.5)
        self.counter += 1
        return piece + str(self.counter)


s1, s2, s3 = Plain(), Plain(), Plain()
start_time = time.time()

results = []
for _ in range(4):
    piece = s1.stamp("")
    piece = s2.stamp(piece)
    piece = s3.stamp(piece)
    results.append(piece)

end_time = time.time()
duration = end_time - start_time
