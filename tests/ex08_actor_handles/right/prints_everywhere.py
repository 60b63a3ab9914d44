# Prints in the notebook, the tasks and the actor; a warning too.
# scores: 1 2 2 2 1
# %% recorder_class
@ray.remote
class Recorder:
    def __init__(self):
        self.reports = []

    def reset(self):
        self.reports = []

    def report(self, experiment, step):
        print("report", experiment, step)
        time.sleep(0.05)
        self.reports.append([experiment, step])

    def get(self):
        return self.reports
# %% experiment_task
@ray.remote
def experiment(number, recorder):
    sent = []
    for step in range(1, 5):
        print("step", step)
        time.sleep(0.5)
        sent.append(recorder.report.remote(number, step))
    ray.get(sent)
    return number
# %% run_experiments
import sys
import warnings

warnings.warn("here we go")
print("starting", file=sys.stderr)
start_workers(3)
start_time = time.time()

recorder.reset.remote()

running = [experiment.remote(number, recorder) for number in range(3)]

time.sleep(1.2)
halfway = ray.get(recorder.get.remote())

ray.get(running)
everything = ray.get(recorder.get.remote())

end_time = time.time()
duration = end_time - start_time
print(halfway, everything, duration)
