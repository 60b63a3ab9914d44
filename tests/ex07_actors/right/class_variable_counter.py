# The counter is a class variable; each actor's process has a class of its own.
# scores: 1 1 2 2 1
# %% foo_class
@ray.remote
class Foo:
    counter = 0

    def reset(self):
        type(self).counter = 0

    def increment(self):
        time.sleep(0.5)
        type(self).counter += 1
        return type(self).counter
