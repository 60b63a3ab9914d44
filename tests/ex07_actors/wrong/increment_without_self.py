# The method forgot self; the worker raises when it is called.
# scores: 1 1 0 0
# says verify_results: takes 0 positional arguments
# says verify_duration: takes 0 positional arguments
# %% foo_class
@ray.remote
class Foo:
    def __init__(self):
        self.counter = 0

    def reset(self):
        self.counter = 0

    def increment():
        time.sleep(0.5)
        self.counter += 1
        return self.counter
