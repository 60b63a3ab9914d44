# The wait has a limit.
# scores: 3 1 2 1 1
# %% trainer_class
@ray.remote
class Trainer:
    def __init__(self):
        self.done = 0

    async def train(self):
        for _ in range(10):
            await asyncio.wait_for(asyncio.sleep(0.2), timeout=5)
            self.done += 1
        return self.done

    def progress(self):
        return self.done
