# Creates the actors in the class cell already and leaves the next cell empty.
# scores: 1 1 2 2
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

f1 = Foo.remote()
f2 = Foo.remote()
# %% foo_instances
# done above
