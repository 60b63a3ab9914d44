# The experiments run in the recorder, which reports to itself.
# scores: 1 0 0 0 0
# says verify_reports: The recorder itself sent 12 reports
# says verify_progress: The recorder itself sent 12 reports
# says verify_side_by_side: The recorder itself sent 12 reports
# %% recorder_class
@ray.remote(max_concurrency=5)
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

    def work(self, number, recorder):
        for step in range(1, 5):
            time.sleep(0.5)
            ray.get(recorder.report.remote(number, step))
# %% experiment_task
def experiment(number, recorder):
    return recorder.work.remote(number, recorder)
# %% run_experiments
ray.get(recorder.reset.remote())

start_workers(3)
start_time = time.time()

running = [experiment(number, recorder) for number in range(3)]

time.sleep(1.2)
halfway = ray.get(recorder.get.remote())

ray.get(running)
everything = ray.get(recorder.get.remote())

end_time = time.time()
duration = end_time - start_time
