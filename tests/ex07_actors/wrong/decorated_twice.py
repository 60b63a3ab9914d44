# Puts the decorator on the class twice, to be sure.
# scores: 0 0 0 0
# says verify_actor_class: must be applied to either a function or a class
# %% foo_class
@ray.remote
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
