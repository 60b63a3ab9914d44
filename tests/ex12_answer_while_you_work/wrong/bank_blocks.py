# `time.sleep` in the async deposit: none lost, and all in a row.
# scores: 3 1 2 0 0
# says verify_together: each waited for the one before
# %% account_class
@ray.remote
class Account:
    def __init__(self):
        self.balance = 0

    async def deposit(self):
        before = self.balance
        time.sleep(0.4)
        self.balance = before + 1
        return self.balance

    def get(self):
        return self.balance
