# `report` fails in the worker.
# scores: 0 0 0 0
# %% recorder_class
@ray.remote
class Recorder:
    def __init__(self):
        self.reports = []

    def reset(self):
        self.reports = []

    def report(self, experiment, step):
        time.sleep(0.05)
        self.report.append([experiment, step])

    def get(self):
        return self.reports
