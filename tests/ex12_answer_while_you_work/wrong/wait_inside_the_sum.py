# The wait stands in the middle of the sum.
# scores: 3 1 0 0 0
# says verify_total: began from the same balance
# %% account_class
@ray.remote
class Account:
    def __init__(self):
        self.balance = 0

    async def deposit(self):
        self.balance = self.balance + await self.approved()
        return self.balance

    async def approved(self):
        await asyncio.sleep(0.4)
        return 1

    def get(self):
        return self.balance
