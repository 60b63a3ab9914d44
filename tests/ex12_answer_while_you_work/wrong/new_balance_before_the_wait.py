# The new balance is worked out before the wait.
# scores: 3 1 0 0 0
# says verify_total: What did each know before it waited
# %% account_class
@ray.remote
class Account:
    def __init__(self):
        self.balance = 0

    async def deposit(self):
        new = self.balance + 1
        await asyncio.sleep(0.4)
        self.balance = new
        return new

    def get(self):
        return self.balance
