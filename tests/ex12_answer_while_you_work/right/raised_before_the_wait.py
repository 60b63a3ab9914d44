# The balance is raised, and noted, before the wait.
# scores: 3 1 2 1 1
# %% account_class
@ray.remote
class Account:
    def __init__(self):
        self.balance = 0

    async def deposit(self):
        self.balance += 1
        mine = self.balance
        await asyncio.sleep(0.4)
        return mine

    def get(self):
        return self.balance
