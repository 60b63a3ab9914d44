# A report that comes while the list is long is dropped.
# scores: 1 0 2 2 1
# says verify_reports: 12 reports had arrived, and `everything` holds 10
# %% recorder_class
@ray.remote
class Recorder:
    def __init__(self):
        self.reports = []

    def reset(self):
        self.reports = []

    def report(self, experiment, step):
        time.sleep(0.05)
        if len(self.reports) < 10:
            self.reports.append([experiment, step])

    def get(self):
        return self.reports
