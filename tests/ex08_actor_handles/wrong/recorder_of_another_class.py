# `recorder` is an actor of a class that does the same under another name.
# scores: 0 2 2 2 1
# says verify_recorder: an actor of class `Notes`
# %% recorder_instance
@ray.remote
class Notes:
    def __init__(self):
        self.reports = []

    def reset(self):
        self.reports = []

    def report(self, experiment, step):
        time.sleep(0.05)
        self.reports.append([experiment, step])

    def get(self):
        return self.reports


recorder = Notes.remote()
