# Five threads, and a lock around what comes after the wait.
# scores: 3 1 2 1 1
# %% account_class
import threading


@ray.remote(max_concurrency=5)
class Account:
    def __init__(self):
        self.balance = 0
        self.lock = threading.Lock()

    def deposit(self):
        time.sleep(0.4)
        with self.lock:
            self.balance += 1
            return self.balance

    def get(self):
        return self.balance
