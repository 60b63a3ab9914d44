# All ten pieces at the same time.
# scores: 0 0 2 1 1
# says verify_answers: and its work takes 2 s
# %% trainer_class
@ray.remote
class Trainer:
    def __init__(self):
        self.done = 0

    async def piece(self):
        await asyncio.sleep(0.2)
        self.done += 1

    async def train(self):
        await asyncio.gather(*[self.piece() for _ in range(10)])
        return self.done

    def progress(self):
        return self.done
