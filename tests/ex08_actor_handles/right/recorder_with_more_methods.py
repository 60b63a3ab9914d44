# The recorder can do more, and the cell asks it more often.
# scores: 1 2 2 2 1
# %% recorder_class
@ray.remote
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

    def count(self):
        return len(self.reports)

    def last(self):
        return self.reports[-1] if self.reports else None
# %% run_experiments
start_workers(3)
start_time = time.time()

recorder.reset.remote()

running = [experiment.remote(number, recorder) for number in range(3)]

print(ray.get(recorder.count.remote()))
time.sleep(1.2)
halfway = ray.get(recorder.get.remote())

print(ray.get(recorder.last.remote()))
ray.get(running)
everything = ray.get(recorder.get.remote())

end_time = time.time()
duration = end_time - start_time
