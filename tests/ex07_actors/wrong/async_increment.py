# An async method awaits its half-second, so that all five calls overlap.
# scores: 1 1 0 0 0
# says verify_results: at the same time
# says verify_duration: under way at the same time
# %% foo_class
import asyncio

@ray.remote
class Foo:
    def __init__(self):
        self.counter = 0

    async def reset(self):
        self.counter = 0

    async def increment(self):
        value = self.counter + 1
        await asyncio.sleep(0.5)
        self.counter = value
        return value
