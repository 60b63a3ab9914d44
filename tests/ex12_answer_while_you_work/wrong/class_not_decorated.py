# The class lost its decorator.
# scores: 0 0 2 1 1
# says verify_answers: was a plain Python class when the cell ran
# says verify_duration: What is missing in the cell of the class
# %% trainer_class
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
