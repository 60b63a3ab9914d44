# The method yields its value instead of returning it.
# scores: 1 1 0 0
# says verify_results: its cell stopped with `TypeError
# says verify_duration: its cell stopped with `TypeError
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
        yield self.counter
