# The recorder holds two CPUs, so only two experiments run at once.
# alone: its mistake depends on timing.
# scores: 1 2 2 0 0
# says verify_side_by_side: ran at the same time
# %% recorder_class
@ray.remote(num_cpus=2)
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
