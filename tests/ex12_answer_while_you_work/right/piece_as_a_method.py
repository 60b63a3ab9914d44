# Each piece is a coroutine of its own.
# scores: 3 1 2 1 1
# %% trainer_class
@ray.remote
class Trainer:
    def __init__(self):
        self.done = 0

    async def piece(self):
        await asyncio.sleep(0.2)
        self.done += 1

    async def train(self):
        for _ in range(10):
            await self.piece()
        return self.done

    def progress(self):
        return self.done
