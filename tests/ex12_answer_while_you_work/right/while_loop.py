# A while loop, and another name for the state.
# scores: 3 1 2 1 1
# %% trainer_class
@ray.remote
class Trainer:
    def __init__(self):
        self.pieces = []

    async def train(self) -> int:
        while len(self.pieces) < 10:
            await asyncio.sleep(0.2)
            self.pieces.append("done")
        return len(self.pieces)

    def progress(self) -> int:
        return len(self.pieces)
