# Each solution cell stands there twice.
# scores: 1 1 2 2 1
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
# %% before foo_instances
f1 = Foo.remote()
f2 = Foo.remote()
# %% after foo_instances
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
# %% after parallel_increments
time.sleep(2.0)
start_time = time.time()

f1.reset.remote()
f2.reset.remote()

results = []
for _ in range(5):
    results.append(f1.increment.remote())
    results.append(f2.increment.remote())
results = ray.get(results)

end_time = time.time()
duration = end_time - start_time
