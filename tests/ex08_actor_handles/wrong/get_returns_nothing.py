# `get` lost its return.
# scores: 1 0 0 2 1
# says verify_reports: `everything` is `None`
# says verify_progress: `halfway` is `None`
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
        self.reports
