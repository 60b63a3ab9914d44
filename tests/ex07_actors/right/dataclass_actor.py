# The class is a dataclass below the decorator.
# scores: 1 1 2 2
# %% foo_class
from dataclasses import dataclass

@ray.remote
@dataclass
class Foo:
    counter: int = 0

    def reset(self):
        self.counter = 0

    def increment(self):
        time.sleep(0.5)
        self.counter += 1
        return self.counter
