# `get` empties the list.
# scores: 1 0 2 2 1
# says verify_reports: What do `report` and `get` do
# %% recorder_class
@ray.remote
class Recorder:
    def __init__(self):
        self.reports = []

    def reset(self):
        self.reports = []

    def report(self, experiment, step):
        time.sleep(0.05)
        self.reports.append([experiment, step])

    def get(self):
        reports, self.reports = self.reports, []
        return reports
