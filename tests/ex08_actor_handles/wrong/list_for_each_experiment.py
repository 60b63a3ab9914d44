# One list for each experiment.
# scores: 1 0 0 2 1
# says verify_reports: What does the recorder write down
# says verify_progress: 6 reports had arrived, and `halfway` holds 3
# %% recorder_class
@ray.remote
class Recorder:
    def __init__(self):
        self.reports = [[], [], []]

    def reset(self):
        self.reports = [[], [], []]

    def report(self, experiment, step):
        time.sleep(0.05)
        self.reports[experiment].append(step)

    def get(self):
        return self.reports
