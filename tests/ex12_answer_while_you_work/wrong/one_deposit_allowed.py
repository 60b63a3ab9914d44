# `max_concurrency=1` for the account.
# scores: 3 1 2 0 0
# says verify_together: never had two of them under way
# %% account_class
@ray.remote(max_concurrency=1)
class Account:
    def __init__(self):
        self.balance = 0

    async def deposit(self):
        before = self.balance
        await asyncio.sleep(0.4)
        self.balance = before + 1
        return self.balance

    def get(self):
        return self.balance
