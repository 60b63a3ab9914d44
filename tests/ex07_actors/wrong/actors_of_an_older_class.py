# The class lacked its `return`; it was mended and its cell run again, and the actors were not created anew.
# scores: 1 1 0 2 1
# says verify_results: were created before you last changed `Foo`
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
# %% after foo_instances
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
