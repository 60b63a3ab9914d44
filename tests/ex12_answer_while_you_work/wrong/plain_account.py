# The deposit is a plain method again.
# scores: 3 1 2 0 0
# says verify_together: is `deposit` still `async`
# %% account_class
@ray.remote
class Account:
    def __init__(self):
        self.balance = 0

    def deposit(self):
        before = self.balance
        time.sleep(0.4)
        self.balance = before + 1
        return self.balance

    def get(self):
        return self.balance
