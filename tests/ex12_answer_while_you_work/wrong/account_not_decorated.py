# The account lost its decorator.
# scores: 3 1 0 0 0
# says verify_total: was a plain Python class when the cell ran
# %% account_class
class Account:
    def __init__(self):
        self.balance = 0

    async def deposit(self):
        await asyncio.sleep(0.4)
        self.balance += 1
        return self.balance

    def get(self):
        return self.balance
