# The account keeps its deposits, and adds them up when asked.
# scores: 3 1 2 1 1
# %% account_class
@ray.remote
class Account:
    def __init__(self):
        self.deposits = []

    async def deposit(self):
        await asyncio.sleep(0.4)
        self.deposits.append(1)
        return sum(self.deposits)

    async def get(self):
        return sum(self.deposits)
