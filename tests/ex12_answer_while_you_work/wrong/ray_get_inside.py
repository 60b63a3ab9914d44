# `ray.get` in an async method blocks the loop.
# scores: 0 0 2 1 1
# says verify_answers: is it an `await`
# %% trainer_class
@ray.remote
def wait():
    time.sleep(2.2)


@ray.remote
class Trainer:
    def __init__(self):
        self.done = 0

    async def train(self):
        never = wait.remote()
        for _ in range(10):
            try:
                ray.get(never, timeout=0.2)
            except ray.exceptions.GetTimeoutError:
                pass
            self.done += 1
        return self.done

    def progress(self):
        return self.done
