# Three lines, all of them after the wait.
# scores: 3 1 2 1 1
# %% account_class
@ray.remote
class Account:
    def __init__(self):
        self.balance = 0

    async def deposit(self):
        await asyncio.sleep(0.4)
        before = self.balance
        self.balance = before + 1
        return before + 1

    def get(self):
        return self.balance
