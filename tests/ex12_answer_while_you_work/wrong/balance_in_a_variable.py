# The deposit changes a variable of its own.
# scores: 3 1 0 0 0
# says verify_total: What does `deposit` change
# %% account_class
@ray.remote
class Account:
    def __init__(self):
        self.balance = 0

    async def deposit(self):
        balance = self.balance
        await asyncio.sleep(0.4)
        balance += 1
        return balance

    def get(self):
        return self.balance
