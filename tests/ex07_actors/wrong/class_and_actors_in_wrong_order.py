# The actors are created before the class is defined.
# scores: 0 0 0 0 0
# says verify_actor_class: There is no `Foo`
# says verify_results: First pass verify_two_actors
# %% foo_class
f1 = Foo.remote()
f2 = Foo.remote()
# %% foo_instances
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
