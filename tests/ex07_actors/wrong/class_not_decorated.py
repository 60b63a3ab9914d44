# The class was edited but not decorated, and the objects are plain.
# scores: 0 0 0 0 0
# says verify_actor_class: plain Python class
# says verify_two_actors: in the notebook's own process
# says verify_results: a method of something that is no actor's handle, for `.remote`
# %% foo_class
class Foo(object):
    def __init__(self):
        self.counter = 0

    def reset(self):
        self.counter = 0

    def increment(self):
        time.sleep(0.5)
        self.counter = self.counter + 1
        return self.counter

print(Foo)
# %% foo_instances
f1 = Foo()
f2 = Foo()
