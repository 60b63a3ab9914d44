# Gives the name Foo to a plain object of the class.
# scores: 0 0 0 0 0
# says verify_actor_class: one object, not the class
# %% foo_class
class Foo:
    def __init__(self):
        self.counter = 0

    def reset(self):
        self.counter = 0

    def increment(self):
        time.sleep(0.5)
        self.counter += 1
        return self.counter

Foo = Foo()
# %% foo_instances
f1 = Foo
f2 = Foo
