# The experiments are actors too, each with the recorder's handle.
# scores: 1 2 2 2 1
# %% experiment_task
@ray.remote
class Experiment:
    def __init__(self, number, recorder):
        self.number = number
        self.recorder = recorder

    def run(self):
        for step in range(1, 5):
            time.sleep(0.5)
            ray.get(self.recorder.report.remote(self.number, step))


def experiment(number, recorder):
    return Experiment.remote(number, recorder)
# %% run_experiments
experiments = [experiment(number, recorder) for number in range(3)]
time.sleep(2)
start_workers(3)
start_time = time.time()

recorder.reset.remote()

running = [one.run.remote() for one in experiments]

time.sleep(1.2)
halfway = ray.get(recorder.get.remote())

ray.get(running)
everything = ray.get(recorder.get.remote())

end_time = time.time()
duration = end_time - start_time
