# Lets each actor run its five calls at the same time, and all read the same old count.
# scores: 1 1 0 0 0
# says verify_results: at the same time
# says verify_duration: under way at the same time
# %% foo_class
@ray.remote(max_concurrency=10)
class Foo:
    def __init__(self):
        self.counter = 0

    def reset(self):
        self.counter = 0

    def increment(self):
        new = self.counter + 1
        time.sleep(0.5)
        self.counter = new
        return new
