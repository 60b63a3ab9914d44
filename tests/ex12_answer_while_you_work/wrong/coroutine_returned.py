# A plain method hands on what an async one gave it.
# scores: 0 0 2 1 1
# says verify_answers: In front of which call is `await` missing
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

    def train(self):
        return self.work()

    def progress(self):
        return self.done
