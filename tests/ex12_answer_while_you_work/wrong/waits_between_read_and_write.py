# Two waits, and the read lies between them.
# scores: 3 1 0 0 0
# says verify_total: who else was there meanwhile
# %% account_class
@ray.remote
class Account:
    def __init__(self):
        self.balance = 0

    async def deposit(self):
        await asyncio.sleep(0.2)
        before = self.balance
        await asyncio.sleep(0.2)
        self.balance = before + 1
        return self.balance

    def get(self):
        return self.balance
