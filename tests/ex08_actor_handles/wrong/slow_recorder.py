# Writing a report down takes half a second.
# scores: 0 0 0 0
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
