# Only the first piece is awaited.
# scores: 0 0 2 1 1
# says verify_answers: Which line of `train` waits
# %% trainer_class
@ray.remote
class Trainer:
    def __init__(self):
        self.done = 0

    async def train(self):
        await asyncio.sleep(0.2)
        self.done += 1
        for _ in range(9):
            time.sleep(0.2)
            self.done += 1
        return self.done

    def progress(self):
        return self.done
