# `await time.sleep(...)`.
# scores: 0 0 2 1 1
# says verify_answers: `await` was given `None`
# says verify_duration: Whose `sleep` can be awaited
# %% trainer_class
@ray.remote
class Trainer:
    def __init__(self):
        self.done = 0

    async def train(self):
        for _ in range(10):
            await time.sleep(0.2)
            self.done += 1
        return self.done

    def progress(self):
        return self.done
