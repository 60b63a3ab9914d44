# The recorder cannot be built.
# scores: 0 0 0 0 0
# says verify_recorder: its `__init__` stopped with `TypeError: 'NoneType' object is not iterable`
# says verify_reports: its `__init__` stopped with `TypeError: 'NoneType' object is not iterable`
# %% recorder_class
@ray.remote
class Recorder:
    def __init__(self):
        self.reports = list(None)

    def reset(self):
        self.reports = []

    def report(self, experiment, step):
        time.sleep(0.05)
        self.reports.append([experiment, step])

    def get(self):
        return self.reports
