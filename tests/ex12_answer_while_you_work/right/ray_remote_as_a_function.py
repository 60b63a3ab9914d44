# The classes become actor classes by a call.
# scores: 3 1 2 1 1
# %% trainer_class
class Trainer:
    def __init__(self):
        self.done = 0

    async def train(self):
        for _ in range(10):
            await asyncio.sleep(0.2)
            self.done += 1
        return self.done

    def progress(self):
        return self.done


Trainer = ray.remote(Trainer)
