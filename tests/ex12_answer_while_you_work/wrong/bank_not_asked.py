# The wait is gone.
# alone: its mistake depends on timing.
# scores: 3 1 2 0 0
# says verify_together: took 0.00 s instead of 0.4 s
# %% account_class
@ray.remote
class Account:
    def __init__(self):
        self.balance = 0

    async def deposit(self):
        self.balance += 1
        return self.balance

    def get(self):
        return self.balance
