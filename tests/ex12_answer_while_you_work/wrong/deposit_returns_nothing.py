# The deposit lost its `return`.
# scores: 3 1 0 0 0
# says verify_total: What should it tell the customer
# %% account_class
@ray.remote
class Account:
    def __init__(self):
        self.balance = 0

    async def deposit(self):
        await asyncio.sleep(0.4)
        self.balance += 1

    def get(self):
        return self.balance
