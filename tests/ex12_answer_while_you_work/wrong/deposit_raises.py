# A slip of the pen in the deposit.
# scores: 3 1 0 0 0
# says verify_total: AttributeError
# %% account_class
@ray.remote
class Account:
    def __init__(self):
        self.balance = 0

    async def deposit(self):
        await asyncio.sleep(0.4)
        self.balanse += 1
        return self.balance

    def get(self):
        return self.balance
