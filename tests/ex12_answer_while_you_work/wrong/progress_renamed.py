# `progress` has another name.
# scores: 0 0 2 1 1
# says verify_answers: asked a handle for `progress`
# says verify_duration: Is it spelt as in the class
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

    def how_far(self):
        return self.done
