# Asks for calls in order, which an async actor cannot keep.
# scores: 0 0 2 1 1
# says verify_answers: stopped with `ValueError
# %% trainer_class
@ray.remote(allow_out_of_order_execution=False)
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
