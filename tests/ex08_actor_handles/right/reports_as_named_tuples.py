# Each report is a named tuple.
# scores: 1 2 2 2 1
# %% recorder_class
from collections import namedtuple

Report = namedtuple("Report", ["experiment", "step"])


@ray.remote
class Recorder:
    def __init__(self):
        self.reports = []

    def reset(self):
        self.reports = []

    def report(self, experiment, step):
        time.sleep(0.05)
        self.reports.append(Report(experiment, step))

    def get(self):
        return self.reports
