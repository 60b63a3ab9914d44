# Keeps the actor class as RemoteFoo, so that Foo is still the plain one; all else works.
# scores: 0 0 2 2
# says verify_actor_class: where did you keep it
# says verify_two_actors: First verify_actor_class
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

RemoteFoo = ray.remote(Foo)
# %% foo_instances
f1 = RemoteFoo.remote()
f2 = RemoteFoo.remote()
