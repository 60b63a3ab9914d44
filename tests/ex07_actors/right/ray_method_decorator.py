# The methods carry ray.method with its default, which changes nothing.
# scores: 1 1 2 2
# %% foo_class
@ray.remote
class Foo:
    def __init__(self):
        self.reset()

    def reset(self):
        self.counter = 0

    @ray.method(num_returns=1)
    def increment(self):
        time.sleep(0.5)
        self.counter = self.counter + 1
        return self.counter
