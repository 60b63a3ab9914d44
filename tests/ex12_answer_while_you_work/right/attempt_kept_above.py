# The starter was tried first, in a cell above, and once more below.
# scores: 3 1 2 1 1
# %% before trainer_class
@ray.remote
class Trainer:
    def __init__(self):
        self.done = 0

    def train(self):
        for _ in range(10):
            time.sleep(0.02)
            self.done += 1
        return self.done

    def progress(self):
        return self.done


trainer = Trainer.remote()
print(ray.get([trainer.train.remote(), trainer.progress.remote()]))
looks, final, duration = [10, 10, 10], 10, 2.8
# %% after look_amid
again = Trainer.remote()
print(ray.get(again.progress.remote()))
