# Tells Ray not to write down the calls of `report`.
# scores: 1 0 0 0 0
# says verify_reports: not to write down the calls of `report`
# says verify_progress: not to write down the calls of `report`
# says verify_side_by_side: not to write down the calls of `report`
# %% recorder_class
@ray.remote
class Recorder:
    def __init__(self):
        self.reports = []

    def reset(self):
        self.reports = []

    @ray.method(enable_task_events=False)
    def report(self, experiment, step):
        time.sleep(0.05)
        self.reports.append([experiment, step])

    def get(self):
        return self.reports
