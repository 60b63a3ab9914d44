# Writes the class twice, one for each actor.
# scores: 1 0 2 2 1
# says verify_two_actors: `f2` one of class `Foo2`
# %% foo_class
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

@ray.remote
class Foo2:
    def __init__(self):
        self.counter = 0

    def reset(self):
        self.counter = 0

    def increment(self):
        time.sleep(0.5)
        self.counter += 1
        return self.counter
# %% foo_instances
f1 = Foo.remote()
f2 = Foo2.remote()
