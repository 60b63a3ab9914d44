# `async def`, and `time.sleep` as before: the loop is blocked.
# scores: 0 0 2 1 1
# says verify_answers: is `async`, and yet `progress` was not answered
# says verify_duration: Which line of `train` waits
# %% trainer_class
@ray.remote
class Trainer:
    def __init__(self):
        self.done = 0

    async def train(self):
        for _ in range(10):
            time.sleep(0.2)
            self.done += 1
        return self.done

    def progress(self):
        return self.done
