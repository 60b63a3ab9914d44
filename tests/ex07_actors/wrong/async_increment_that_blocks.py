# An async method with time.sleep: the time looks right, and the last call overtakes the first.
# scores: 1 1 0 0 0
# says verify_results: at the same time
# says verify_duration: under way at the same time
# %% foo_class
import asyncio


@ray.remote
class Foo:
    def __init__(self):
        self.counter = self.calls = 0

    def reset(self):
        self.counter = self.calls = 0

    async def increment(self):
        self.calls += 1
        await asyncio.sleep(0.05 * (5 - self.calls))
        time.sleep(0.5)
        self.counter += 1
        return self.counter
