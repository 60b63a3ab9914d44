# `get` lost its `return`.
# scores: 3 1 0 1 1
# says verify_total: what does `get` tell
# %% account_class
@ray.remote
class Account:
    def __init__(self):
        self.balance = 0

    async def deposit(self):
        await asyncio.sleep(0.4)
        self.balance += 1
        return self.balance

    def get(self):
        self.balance
