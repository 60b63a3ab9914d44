# Misspells an option of the decorator.
# scores: 0 0 0 0
# says verify_actor_class: Invalid option keyword num_cpu
# %% foo_class
@ray.remote(num_cpu=1)
class Foo:
    def __init__(self):
        self.counter = 0

    def reset(self):
        self.counter = 0

    def increment(self):
        time.sleep(0.5)
        self.counter += 1
        return self.counter
