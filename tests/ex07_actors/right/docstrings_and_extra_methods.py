# The class has docstrings, type hints and a method more than it needs.
# scores: 1 1 2 2
# %% foo_class
@ray.remote
class Foo:
    """A counter that lives in a worker process."""

    def __init__(self, start: int = 0) -> None:
        self.counter = start

    def reset(self) -> None:
        """Back to zero."""
        self.counter = 0

    def increment(self, by: int = 1) -> int:
        """Half a second of work, then one more."""
        time.sleep(0.5)
        self.counter += by
        return self.counter

    def value(self) -> int:
        return self.counter

    def __repr__(self) -> str:
        return f"Foo({self.counter})"
# %% foo_instances
f1 = Foo.remote(start=0)
f2 = Foo.remote(0)
