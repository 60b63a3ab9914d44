# Spells the decorator with a capital letter.
# scores: 0 0 0 0
# says verify_actor_class: has no attribute 'Remote'
# %% foo_class
@ray.Remote
class Foo:
    def __init__(self):
        self.counter = 0

    def reset(self):
        self.counter = 0

    def increment(self):
        time.sleep(0.5)
        self.counter += 1
        return self.counter
