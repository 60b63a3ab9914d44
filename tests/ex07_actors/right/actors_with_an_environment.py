# The actors' processes get an environment variable, so Ray makes a runtime environment.
# alone: in a sandbox, Ray's agent for that starts only when it is asked.
# scores: 1 1 2 2 1
# %% foo_class
@ray.remote
class Foo:
    def __init__(self):
        import os

        self.step = int(os.environ["STEP"])
        self.counter = 0

    def reset(self):
        self.counter = 0

    def increment(self):
        time.sleep(0.5)
        self.counter += self.step
        return self.counter
# %% foo_instances
f1, f2 = (Foo.options(runtime_env={"env_vars": {"STEP": "1"}}).remote() for _ in range(2))
ray.get([f1.reset.remote(), f2.reset.remote()])  # both environments are there
