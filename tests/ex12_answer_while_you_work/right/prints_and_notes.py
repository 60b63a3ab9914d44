# Prints, notes and warnings everywhere.
# scores: 3 1 2 1 1
# %% trainer_class
import warnings

print("The class comes now.")


@ray.remote
class Trainer:
    def __init__(self):
        self.done = 0

    async def train(self):
        for _ in range(10):
            print("a piece")
            await asyncio.sleep(0.2)
            self.done += 1
        return self.done

    def progress(self):
        """How far it is."""
        warnings.warn("asked")
        return self.done
