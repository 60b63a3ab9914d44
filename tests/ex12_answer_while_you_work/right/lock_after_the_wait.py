# A lock around what comes after the wait: not needed, and not wrong.
# scores: 3 1 2 1 1
# %% account_class
@ray.remote
class Account:
    def __init__(self):
        self.balance = 0
        self.lock = asyncio.Lock()

    async def deposit(self):
        await asyncio.sleep(0.4)
        async with self.lock:
            self.balance += 1
            return self.balance

    def get(self):
        return self.balance
