# `max_concurrency=1`, to be safe.
# scores: 0 0 2 1 1
# says verify_answers: How many calls may then be under way
# says verify_duration: max_concurrency=1
# %% trainer_class
@ray.remote(max_concurrency=1)
class Trainer:
    def __init__(self):
        self.done = 0

    async def train(self):
        for _ in range(10):
            await asyncio.sleep(0.2)
            self.done += 1
        return self.done

    def progress(self):
        return self.done
