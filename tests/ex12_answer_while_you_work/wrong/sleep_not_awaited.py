# `asyncio.sleep` without `await`.
# scores: 0 0 2 1 1
# says verify_answers: Which word waits for it
# says verify_duration: Which word waits for it
# %% trainer_class
@ray.remote
class Trainer:
    def __init__(self):
        self.done = 0

    async def train(self):
        for _ in range(10):
            asyncio.sleep(0.2)
            self.done += 1
        return self.done

    def progress(self):
        return self.done
