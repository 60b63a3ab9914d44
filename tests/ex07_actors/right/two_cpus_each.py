# Each actor reserves two CPUs; two actors take all four.
# scores: 1 1 2 2 1
# %% foo_class
@ray.remote(num_cpus=2)
class Foo:
    def __init__(self):
        self.counter = 0

    def reset(self):
        self.counter = 0

    def increment(self):
        time.sleep(0.5)
        self.counter += 1
        return self.counter
