# Numbers and steps come from NumPy.
# scores: 1 2 2 2 1
# %% experiment_task
@ray.remote
def experiment(number, recorder):
    import numpy as np

    sent = []
    for step in np.arange(1, 5):
        time.sleep(0.5)
        sent.append(recorder.report.remote(number, step))
    ray.get(sent)
    return number
# %% run_experiments
import numpy as np

start_workers(3)
start_time = time.time()

recorder.reset.remote()

running = [experiment.remote(number, recorder) for number in np.arange(3)]

time.sleep(1.2)
halfway = ray.get(recorder.get.remote())

ray.get(running)
everything = ray.get(recorder.get.remote())

end_time = time.time()
duration = end_time - start_time
