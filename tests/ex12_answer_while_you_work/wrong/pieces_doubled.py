# Each piece takes more than twice its time.
# alone: its mistake depends on timing.
# scores: 3 0 2 1 1
# says verify_duration: took 4.
# %% trainer_class
@ray.remote
class Trainer:
    def __init__(self):
        self.done = 0

    async def train(self):
        for _ in range(10):
            await asyncio.sleep(0.42)
            self.done += 1
        return self.done

    def progress(self):
        return self.done
