# Prints to stdout and stderr, in cells and inside the actors.
# scores: 1 1 2 2 1
# %% foo_class
import sys

@ray.remote
class Foo:
    def __init__(self):
        print("starting up")
        self.counter = 0

    def reset(self):
        print("reset!", file=sys.stderr, flush=True)
        self.counter = 0

    def increment(self):
        print("before", self.counter)
        time.sleep(0.5)
        self.counter += 1
        print("after", self.counter, file=sys.stderr)
        return self.counter

print(Foo)
# %% foo_instances
f1 = Foo.remote()
f2 = Foo.remote()
print(f1, f2, file=sys.stderr)
# %% parallel_increments
time.sleep(2.0)
start_time = time.time()

f1.reset.remote()
f2.reset.remote()

results = []
for i in range(5):
    print("round", i)
    results.append(f1.increment.remote())
    results.append(f2.increment.remote())
    print("sent", results[-2:], file=sys.stderr)
results = ray.get(results)

end_time = time.time()
duration = end_time - start_time
print("results:", results)
print("duration:", duration)
print(0.5)
