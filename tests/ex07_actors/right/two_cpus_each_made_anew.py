# The actors hold all CPUs and are made anew in the loop cell: the old ones must be able to go.
# scores: 1 1 2 2 1
# %% foo_class
@ray.remote(num_cpus=2)
class Foo:
    def __init__(self):
        self.counter = 0

    def reset(self):
        self.counter = 0

    def increment(self):
        time.sleep(0.5)
        self.counter += 1
        return self.counter
# %% parallel_increments
f1 = Foo.remote()
f2 = Foo.remote()
time.sleep(2.0)
start_time = time.time()

results = []
for _ in range(5):
    results.append(f1.increment.remote())
    results.append(f2.increment.remote())
results = ray.get(results)

end_time = time.time()
duration = end_time - start_time
