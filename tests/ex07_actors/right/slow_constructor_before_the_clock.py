# The constructor takes three seconds, but both actors are up before the clock starts.
# scores: 1 1 2 2
# %% foo_class
@ray.remote
class Foo:
    def __init__(self):
        time.sleep(3)
        self.counter = 0

    def reset(self):
        self.counter = 0

    def increment(self):
        time.sleep(0.5)
        self.counter += 1
        return self.counter
# %% parallel_increments
ray.get([f1.reset.remote(), f2.reset.remote()])
start_time = time.time()
results = []
for _ in range(5):
    results.append(f1.increment.remote())
    results.append(f2.increment.remote())
results = ray.get(results)

end_time = time.time()
duration = end_time - start_time
