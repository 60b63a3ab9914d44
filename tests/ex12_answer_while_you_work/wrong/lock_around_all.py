# A lock around all of it.
# scores: 3 1 2 0 0
# says verify_together: the actor's thread, or a lock
# %% account_class
@ray.remote
class Account:
    def __init__(self):
        self.balance = 0
        self.lock = asyncio.Lock()

    async def deposit(self):
        async with self.lock:
            before = self.balance
            await asyncio.sleep(0.4)
            self.balance = before + 1
            return self.balance

    def get(self):
        return self.balance
