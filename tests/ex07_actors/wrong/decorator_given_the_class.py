# Passes the class to its own decorator, before it exists.
# scores: 0 0 0 0
# says verify_actor_class: name 'Foo' is not defined
# %% foo_class
@ray.remote(Foo)
class Foo:
    def __init__(self):
        self.counter = 0

    def reset(self):
        self.counter = 0

    def increment(self):
        time.sleep(0.5)
        self.counter += 1
        return self.counter
