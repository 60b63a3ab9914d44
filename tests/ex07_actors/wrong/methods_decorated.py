# The decorator stands on the methods, not on the class.
# scores: 0 0 0 0 0
# says verify_actor_class: carry `@ray.remote`, the class does not
# says verify_two_actors: in the notebook's own process
# %% foo_class
class Foo:
    def __init__(self):
        self.counter = 0

    @ray.remote
    def reset(self):
        self.counter = 0

    @ray.remote
    def increment(self):
        time.sleep(0.5)
        self.counter += 1
        return self.counter
# %% foo_instances
f1 = Foo()
f2 = Foo()
