# `train` starts a thread, and returns at once.
# scores: 0 0 2 1 1
# says verify_answers: what waits until it is done
# %% trainer_class
import threading


@ray.remote
class Trainer:
    def __init__(self):
        self.done = 0

    def work(self):
        for _ in range(10):
            time.sleep(0.2)
            self.done += 1
        return self.done

    def train(self):
        threading.Thread(target=self.work).start()
        return 10

    def progress(self):
        return self.done
