# Does not wait until the recorder is empty: what delays that at the first run lets reports overtake it.
# scores: 1 2 2 2 1
# %% recorder_class
@ray.remote
class Recorder:
    def __init__(self):
        self.reports = []

    def reset(self, plan=None):
        self.reports = []

    def report(self, experiment, step):
        time.sleep(0.05)
        self.reports.append([experiment, step])

    def get(self):
        return self.reports
# %% before run_experiments
@ray.remote(num_cpus=0)
def planned():
    time.sleep(2)


if "plan" not in globals():  # there is one plan, and it is late once
    plan = planned.remote()
# %% run_experiments
recorder.reset.remote(plan)

start_workers(3)
start_time = time.time()

running = [experiment.remote(number, recorder) for number in range(3)]

time.sleep(1.2)
halfway = ray.get(recorder.get.remote())

ray.get(running)
everything = ray.get(recorder.get.remote())

end_time = time.time()
duration = end_time - start_time
