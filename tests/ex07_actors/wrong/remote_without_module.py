# Writes @remote without having imported that name.
# scores: 0 0 0 0
# says verify_actor_class: name 'remote' is not defined
# %% foo_class
@remote
class Foo:
    def __init__(self):
        self.counter = 0

    def reset(self):
        self.counter = 0

    def increment(self):
        time.sleep(0.5)
        self.counter += 1
        return self.counter
