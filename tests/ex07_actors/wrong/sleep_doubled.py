# Each increment works for a whole second.
# scores: 1 1 2 0 1
# says verify_duration: An increment took 1.0
# %% foo_class
@ray.remote
class Foo:
    def __init__(self):
        self.counter = 0

    def reset(self):
        self.counter = 0

    def increment(self):
        time.sleep(1.0)
        self.counter += 1
        return self.counter
