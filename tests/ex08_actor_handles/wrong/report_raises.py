# `report` fails in the worker.
# scores: 1 0 0 0 0
# says verify_reports: stopped in its worker
# says verify_progress: stopped in its worker
# says verify_side_by_side: stopped in its worker
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
