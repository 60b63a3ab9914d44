# Tells Ray not to write down what the actors do.
# scores: 1 1 0 0 0
# says verify_results: not to write down the calls of `increment`
# says verify_duration: not to write down the calls of `increment`
# %% foo_class
@ray.remote(enable_task_events=False)
class Foo:
    def __init__(self):
        self.counter = 0

    def reset(self):
        self.counter = 0

    def increment(self):
        time.sleep(0.5)
        self.counter += 1
        return self.counter
