# `ray.remote` is called instead of written above.
# scores: 1 2 2 2 1
# %% recorder_class
class Plain:
    def __init__(self):
        self.reports = []

    def reset(self):
        self.reports = []

    def report(self, experiment, step):
        time.sleep(0.05)
        self.reports.append([experiment, step])

    def get(self):
        return self.reports


Recorder = ray.remote(Plain)
# %% experiment_task
def work(number, recorder):
    sent = []
    for step in range(1, 5):
        time.sleep(0.5)
        sent.append(recorder.report.remote(number, step))
    ray.get(sent)
    return number


experiment = ray.remote(work)
