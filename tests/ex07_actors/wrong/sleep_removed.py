# The half-second of work was deleted.
# alone: its mistake depends on timing.
# scores: 1 1 2 0 0
# says verify_duration: instead of 0.5 s
# %% foo_class
@ray.remote
class Foo:
    def __init__(self):
        self.counter = 0

    def reset(self):
        self.counter = 0

    def increment(self):
        self.counter += 1
        return self.counter
