# `__init__` raises.
# scores: 0 0 2 1 1
# says verify_answers: could not be created
# says verify_duration: could not be created
# %% trainer_class
@ray.remote
class Trainer:
    def __init__(self):
        self.done = int(None)

    async def train(self):
        for _ in range(10):
            await asyncio.sleep(0.2)
            self.done += 1
        return self.done

    def progress(self):
        return self.done
