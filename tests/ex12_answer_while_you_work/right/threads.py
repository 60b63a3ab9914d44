# Two threads in place of `async`: the actor takes two calls at a time.
# scores: 3 1 2 1 1
# %% trainer_class
@ray.remote(max_concurrency=2)
class Trainer:
    def __init__(self):
        self.done = 0

    def train(self):
        for _ in range(10):
            time.sleep(0.2)
            self.done += 1
        return self.done

    def progress(self):
        return self.done
