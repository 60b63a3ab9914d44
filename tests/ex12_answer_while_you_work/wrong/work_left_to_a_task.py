# `train` starts its work, and returns at once.
# scores: 0 0 2 1 1
# says verify_answers: `train` returned after 0.0
# says verify_duration: what waits until it is done
# %% trainer_class
@ray.remote
class Trainer:
    def __init__(self):
        self.done = 0

    async def work(self):
        for _ in range(10):
            await asyncio.sleep(0.2)
            self.done += 1
        return self.done

    async def train(self):
        self.task = asyncio.create_task(self.work())
        return self.done

    def progress(self):
        return self.done
