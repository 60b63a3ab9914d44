# Switches on several calls at once in the options of the actors.
# scores: 1 1 0 0
# says verify_results: at the same time
# says verify_duration: under way at the same time
# %% foo_class
@ray.remote
class Foo:
    def __init__(self):
        self.counter = 0

    def reset(self):
        self.counter = 0

    def increment(self):
        value = self.counter
        time.sleep(0.5)
        self.counter = value + 1
        return self.counter
# %% foo_instances
f1 = Foo.options(max_concurrency=5).remote()
f2 = Foo.options(max_concurrency=5).remote()
