# Solved, and then every cell is put back as it was, and run.
# scores: 0 0 0 0 0
# says verify_results: still as you got it
# says verify_duration: still as you got it
# %% before foo_class
@ray.remote
class Foo:
    def __init__(self):
        self.counter = 0

    def reset(self):
        self.counter = 0

    def increment(self):
        time.sleep(0.5)
        self.counter += 1
        return self.counter


f1 = Foo.remote()
f2 = Foo.remote()
time.sleep(2.0)
start_time = time.time()
results = []
for _ in range(5):
    results.append(f1.increment.remote())
    results.append(f2.increment.remote())
results = ray.get(results)
duration = time.time() - start_time
# %% foo_class starter
# %% foo_instances starter
# %% parallel_increments starter
