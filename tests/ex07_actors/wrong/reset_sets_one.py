# The method reset sets the counter to 1.
# scores: 1 1 0 2 1
# says verify_results: What does your `reset` set
# %% foo_class
@ray.remote
class Foo:
    def __init__(self):
        self.counter = 0

    def reset(self):
        self.counter = 1

    def increment(self):
        time.sleep(0.5)
        self.counter += 1
        return self.counter
