# Numbers and steps in one flat list.
# scores: 1 0 0 2 1
# says verify_reports: `everything` is a list: [
# says verify_reports: What does the recorder write down
# says verify_progress: What does the recorder write down
# %% recorder_class
@ray.remote
class Recorder:
    def __init__(self):
        self.reports = []

    def reset(self):
        self.reports = []

    def report(self, experiment, step):
        time.sleep(0.05)
        self.reports += [experiment, step]

    def get(self):
        return self.reports
