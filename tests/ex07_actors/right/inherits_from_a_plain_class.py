# The work is in a plain base class; the decorator stands on the class that inherits from it.
# scores: 1 1 2 2
# %% foo_class
class Base:
    def __init__(self):
        self.counter = 0

    def reset(self):
        self.counter = 0

    def increment(self):
        time.sleep(0.5)
        self.counter += 1
        return self.counter

@ray.remote
class Foo(Base):
    pass
