# Inherits from a class that is decorated already.
# scores: 0 0 0 0
# says verify_actor_class: ActorClassInheritanceException
# %% foo_class
@ray.remote
class Base:
    def __init__(self):
        self.counter = 0

    def reset(self):
        self.counter = 0

    def increment(self):
        time.sleep(0.5)
        self.counter += 1
        return self.counter

class Foo(Base):
    pass
