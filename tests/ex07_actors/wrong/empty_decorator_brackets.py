# Writes @ray.remote() with empty brackets, which Ray refuses.
# scores: 0 0 0 0 0
# says verify_actor_class: brackets and nothing in them
# says verify_two_actors: First pass verify_actor_class
# %% foo_class
@ray.remote()
class Foo:
    def __init__(self):
        self.counter = 0

    def reset(self):
        self.counter = 0

    def increment(self):
        time.sleep(0.5)
        self.counter += 1
        return self.counter
