# `progress` tells nothing of use, and the looks are typed in.
# scores: 0 1 2 1 1
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
        return 0


# %% after look_amid
looks = [2, 4, 6]
