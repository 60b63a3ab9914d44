# `progress` waits for a moment, too; `train` is plain.
# scores: 0 0 2 1 1
# says verify_answers: the one that asks, or the one that works
# %% trainer_class
@ray.remote
class Trainer:
    def __init__(self):
        self.done = 0

    def train(self):
        for _ in range(10):
            time.sleep(0.2)
            self.done += 1
        return self.done

    async def progress(self):
        await asyncio.sleep(0.01)
        return self.done
