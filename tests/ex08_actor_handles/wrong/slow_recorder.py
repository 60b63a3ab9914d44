# Writing a report down takes half a second.
# alone: its mistake depends on timing.
# scores: 1 2 2 0 1
# says verify_side_by_side: The recorder took
# %% recorder_class
@ray.remote
class Recorder:
    def __init__(self):
        self.reports = []

    def reset(self):
        self.reports = []

    def report(self, experiment, step):
        time.sleep(0.5)
        self.reports.append([experiment, step])

    def get(self):
        return self.reports
