# The recorder keeps the last report only.
# scores: 1 0 0 2 1
# says verify_reports: 12 reports had arrived, and `everything` holds 1
# says verify_progress: 6 reports had arrived, and `halfway` holds 1
# %% recorder_class
@ray.remote
class Recorder:
    def __init__(self):
        self.reports = []

    def reset(self):
        self.reports = []

    def report(self, experiment, step):
        time.sleep(0.05)
        self.reports = [[experiment, step]]

    def get(self):
        return self.reports
