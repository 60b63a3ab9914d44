# Each report is a tuple.
# scores: 1 2 2 2 1
# %% recorder_class
@ray.remote
class Recorder:
    def __init__(self):
        self.reports = []

    def reset(self):
        self.reports = []

    def report(self, experiment, step):
        time.sleep(0.05)
        self.reports.append((experiment, step))

    def get(self):
        return self.reports
