# `@ray.remote()` above the class.
# scores: 0 0 0 0 0
# says verify_recorder: brackets and nothing in them
# %% recorder_class
@ray.remote()
class Recorder:
    def __init__(self):
        self.reports = []

    def reset(self):
        self.reports = []

    def report(self, experiment, step):
        time.sleep(0.05)
        self.reports.append([experiment, step])

    def get(self):
        return self.reports
