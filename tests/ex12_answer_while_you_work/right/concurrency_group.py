# A group of its own for `progress`, in a thread of its own.
# scores: 3 1 2 1 1
# %% trainer_class
@ray.remote(concurrency_groups={"io": 1})
class Trainer:
    def __init__(self):
        self.done = 0

    def train(self):
        for _ in range(10):
            time.sleep(0.2)
            self.done += 1
        return self.done

    @ray.method(concurrency_group="io")
    def progress(self):
        return self.done
