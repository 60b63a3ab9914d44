# The half-second became seven tenths; all else is right, and the reference on the same machine tells.
# scores: 1 1 2 0 1
# says verify_duration: that the solved exercise takes on this machine
# %% foo_class
@ray.remote
class Foo:
    def __init__(self):
        self.counter = 0

    def reset(self):
        self.counter = 0

    def increment(self):
        time.sleep(0.7)
        self.counter += 1
        return self.counter
