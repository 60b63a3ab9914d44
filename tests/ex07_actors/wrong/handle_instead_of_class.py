# Gives the name Foo to an actor instead of the class.
# scores: 0 0 0 0
# says verify_actor_class: one object, not the class
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
        return self.counter

Foo = Foo.remote()
