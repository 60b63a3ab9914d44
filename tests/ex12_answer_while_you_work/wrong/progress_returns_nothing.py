# `progress` lost its `return`.
# scores: 0 1 2 1 1
# says verify_answers: `progress` gave no number back
# %% trainer_class
@ray.remote
class Trainer:
    def __init__(self):
        self.done = 0

    async def train(self):
        for _ in range(10):
            await asyncio.sleep(0.2)
            self.done += 1
        return self.done

    def progress(self):
        self.done
