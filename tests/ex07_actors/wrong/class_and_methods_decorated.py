# The decorator stands on the class and on its methods, which then vanish from the handle.
# scores: 1 1 0 0
# says verify_results: no attribute 'reset'
# says verify_duration: its cell stopped with
# %% foo_class
@ray.remote
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
