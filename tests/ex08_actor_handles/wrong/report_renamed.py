# `report` has another name everywhere.
# scores: 0 0 0 0 0
# says verify_recorder: has no method `report`
# says verify_reports: by the recorder's method `report`
# says verify_progress: by the recorder's method `report`
# says verify_side_by_side: by the recorder's method `report`
# %% recorder_class
@ray.remote
class Recorder:
    def __init__(self):
        self.reports = []

    def reset(self):
        self.reports = []

    def add(self, experiment, step):
        time.sleep(0.05)
        self.reports.append([experiment, step])

    def get(self):
        return self.reports
# %% experiment_task
@ray.remote
def experiment(number, recorder):
    sent = []
    for step in range(1, 5):
        time.sleep(0.5)
        sent.append(recorder.add.remote(number, step))
    ray.get(sent)
    return number
