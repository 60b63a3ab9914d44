# An async method with time.sleep: the time looks right, the order of the calls is lost.
# scores: 1 1 0 0
# says verify_results: at the same time
# says verify_duration: under way at the same time
# %% foo_class
@ray.remote
class Foo:
    def __init__(self):
        self.counter = 0

    def reset(self):
        self.counter = 0

    async def increment(self):
        time.sleep(0.5)
        self.counter += 1
        return self.counter
