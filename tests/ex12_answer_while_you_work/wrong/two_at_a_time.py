# Each deposit adds two.
# scores: 3 1 0 0 0
# says verify_total: How much does each deposit add
# %% account_class
@ray.remote
class Account:
    def __init__(self):
        self.balance = 0

    async def deposit(self):
        await asyncio.sleep(0.4)
        self.balance += 2
        return self.balance

    def get(self):
        return self.balance
