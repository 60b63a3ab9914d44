# The recorder takes a second to start, and `reset` is sent and not waited for.
# scores: 1 2 2 2 1
# %% recorder_class
@ray.remote
class Recorder:
    def __init__(self):
        time.sleep(1)
        self.reports = []

    def reset(self):
        self.reports = []

    def report(self, experiment, step):
        time.sleep(0.05)
        self.reports.append([experiment, step])

    def get(self):
        return self.reports
# %% run_experiments
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
