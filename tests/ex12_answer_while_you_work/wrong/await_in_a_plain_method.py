# `await` without `async`.
# scores: 0 0 2 1 1
# says verify_answers: only in a function that begins with `async def`
# %% trainer_class
@ray.remote
class Trainer:
    def __init__(self):
        self.done = 0

    def train(self):
        for _ in range(10):
            await asyncio.sleep(0.2)
            self.done += 1
        return self.done

    def progress(self):
        return self.done
