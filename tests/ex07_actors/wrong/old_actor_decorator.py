# Uses the decorator of Ray's first year.
# scores: 0 0 0 0
# says verify_actor_class: its cell stopped with `TypeError
# %% foo_class
@ray.actor
class Foo:
    def __init__(self):
        self.counter = 0

    def reset(self):
        self.counter = 0

    def increment(self):
        time.sleep(0.5)
        self.counter += 1
        return self.counter
