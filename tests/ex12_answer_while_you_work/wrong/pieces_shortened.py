# The pieces take a tenth of their time.
# scores: 0 0 2 1 1
# says verify_answers: and its work takes 2 s
# says verify_duration: and its work takes 2 s
# %% trainer_class
@ray.remote
class Trainer:
    def __init__(self):
        self.done = 0

    async def train(self):
        for _ in range(10):
            await asyncio.sleep(0.02)
            self.done += 1
        return self.done

    def progress(self):
        return self.done
