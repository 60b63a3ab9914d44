# Raised before the wait, told after it.
# scores: 3 1 0 0 0
# says verify_total: was told a balance that others had raised
# %% account_class
@ray.remote
class Account:
    def __init__(self):
        self.balance = 0

    async def deposit(self):
        self.balance += 1
        await asyncio.sleep(0.4)
        return self.balance

    def get(self):
        return self.balance
