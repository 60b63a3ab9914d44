# Only f1 is an actor; f2 is an object of a plain class.
# scores: 1 0 0 0
# says verify_two_actors: `f2` is of type `PlainFoo`
# says verify_results: its cell stopped with
# %% foo_instances
class PlainFoo:
    def __init__(self):
        self.counter = 0

    def reset(self):
        self.counter = 0

    def increment(self):
        time.sleep(0.5)
        self.counter += 1
        return self.counter

f1 = Foo.remote()
f2 = PlainFoo()
