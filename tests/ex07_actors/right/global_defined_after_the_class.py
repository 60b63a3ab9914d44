# The class uses a global that is only defined in the next cell.
# scores: 1 1 2 2 1
# %% foo_class
@ray.remote
class Foo:
    def __init__(self):
        self.counter = 0

    def reset(self):
        self.counter = 0

    def increment(self):
        time.sleep(DELAY)
        self.counter += 1
        return self.counter
# %% foo_instances
DELAY = 0.5
f1 = Foo.remote()
f2 = Foo.remote()
