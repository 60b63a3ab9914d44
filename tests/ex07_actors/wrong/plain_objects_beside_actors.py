# The actors exist, and the loop calls objects of a plain class.
# scores: 1 1 0 0 0
# says verify_results: in the notebook's own process
# says verify_duration: No actor ran any
# %% parallel_increments
class Counter:
    def __init__(self):
        self.counter = 0

    def reset(self):
        self.counter = 0

    def increment(self):
        time.sleep(0.5)
        self.counter += 1
        return self.counter

p1, p2 = Counter(), Counter()
time.sleep(2.0)
start_time = time.time()
results = []
for _ in range(5):
    results.append(p1.increment())
    results.append(p2.increment())

end_time = time.time()
duration = end_time - start_time
