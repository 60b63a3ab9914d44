# Creates actors with a slow constructor while the clock runs.
# alone: its mistake depends on timing.
# scores: 1 1 2 0 1
# says verify_duration: still being started when the first increment was sent
# %% foo_class
@ray.remote
class Foo:
    def __init__(self):
        time.sleep(2)
        self.counter = 0

    def reset(self):
        self.counter = 0

    def increment(self):
        time.sleep(0.5)
        self.counter += 1
        return self.counter
# %% parallel_increments
start_time = time.time()
f1 = Foo.remote()
f2 = Foo.remote()
results = []
for _ in range(5):
    results.append(f1.increment.remote())
    results.append(f2.increment.remote())
results = ray.get(results)

end_time = time.time()
duration = end_time - start_time
