# The recorder holds two CPUs, so only two experiments run at once.
# scores: 0 0 0 0
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
