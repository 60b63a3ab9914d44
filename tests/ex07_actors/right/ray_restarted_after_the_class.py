# Ray is shut down before the class, and started again for the actors.
# alone: it shuts Ray down.
# scores: 1 1 2 2 1
# %% foo_class
ray.shutdown()


@ray.remote
class Foo:
    def __init__(self):
        self.counter = 0

    def reset(self):
        self.counter = 0

    def increment(self):
        time.sleep(0.5)
        self.counter += 1
        return self.counter
# %% foo_instances
ray.init(num_cpus=4, include_dashboard=False, log_to_driver=False, logging_level="error")
f1 = Foo.remote()
f2 = Foo.remote()
