# Five pieces of twice the time.
# scores: 0 1 2 1 1
# says verify_answers: `final` is 5
# %% trainer_class
@ray.remote
class Trainer:
    def __init__(self):
        self.done = 0

    async def train(self):
        for _ in range(5):
            await asyncio.sleep(0.4)
            self.done += 1
        return self.done

    def progress(self):
        return self.done
