# The method imports its own sleep, in two quarter-seconds.
# scores: 1 1 2 2
# %% foo_class
@ray.remote
class Foo:
    def __init__(self):
        self.counter = 0

    def reset(self):
        self.counter = 0

    def increment(self):
        from time import sleep
        sleep(0.25)
        self.counter += 1
        sleep(0.25)
        return self.counter
