# The class is called Counter; the name Foo is given to its actor class.
# scores: 1 1 2 2 1
# %% foo_class
class Counter:
    def __init__(self):
        self.counter = 0

    def reset(self):
        self.counter = 0

    def increment(self):
        time.sleep(0.5)
        self.counter += 1
        return self.counter

Foo = ray.remote(Counter)
