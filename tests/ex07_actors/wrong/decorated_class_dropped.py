# Calls ray.remote(Foo) and does not keep what it returns.
# scores: 0 0 0 0 0
# says verify_actor_class: where did you keep it
# says verify_two_actors: `Foo` was a plain Python class when the cell ran
# %% foo_class
class Foo:
    def __init__(self):
        self.counter = 0

    def reset(self):
        self.counter = 0

    def increment(self):
        time.sleep(0.5)
        self.counter += 1
        return self.counter

ray.remote(Foo)
