# The pieces are counted in a variable, and the state changes at the end.
# scores: 0 1 2 1 1
# says verify_answers: When does `train` change the count
# %% trainer_class
@ray.remote
class Trainer:
    def __init__(self):
        self.done = 0

    async def train(self):
        done = 0
        for _ in range(10):
            await asyncio.sleep(0.2)
            done += 1
        self.done = done
        return done

    def progress(self):
        return self.done
