# The counter is a floating-point number.
# scores: 1 1 0 2 1
# says verify_results: [1.0, 1.0, 2.0
# %% foo_class
@ray.remote
class Foo:
    def __init__(self):
        self.counter = 0.0

    def reset(self):
        self.counter = 0.0

    def increment(self):
        time.sleep(0.5)
        self.counter += 1
        return self.counter
