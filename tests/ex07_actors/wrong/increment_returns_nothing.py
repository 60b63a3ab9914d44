# The return was lost.
# scores: 1 1 0 2 1
# says verify_results: 10 times `None`
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
