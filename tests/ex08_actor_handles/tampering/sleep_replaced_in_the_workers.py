# `time.sleep` does next to nothing in the tasks; the notebook sleeps instead.
# scores: 1 2 0 0 0
# %% experiment_task
@ray.remote
def experiment(number, recorder):
    wait = time.sleep
    time.sleep = lambda seconds: wait(seconds / 100)
    sent = []
    for step in range(1, 5):
        time.sleep(0.5)
        sent.append(recorder.report.remote(number, step))
    ray.get(sent)
    return number
# %% run_experiments
start_workers(3)
start_time = time.time()

recorder.reset.remote()

running = [experiment.remote(number, recorder) for number in range(3)]

time.sleep(1.2)
halfway = ray.get(recorder.get.remote())

ray.get(running)
everything = ray.get(recorder.get.remote())

time.sleep(0.9)
end_time = time.time()
duration = end_time - start_time
