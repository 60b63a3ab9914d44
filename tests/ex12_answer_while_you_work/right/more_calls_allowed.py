# Both classes say how many calls they take.
# scores: 3 1 2 1 1
# %% trainer_class
@ray.remote(max_concurrency=50, num_cpus=1)
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


# %% account_class
@ray.remote(max_concurrency=50)
class Account:
    def __init__(self):
        self.balance = 0

    async def deposit(self):
        await asyncio.sleep(0.4)
        self.balance += 1
        return self.balance

    def get(self):
        return self.balance
