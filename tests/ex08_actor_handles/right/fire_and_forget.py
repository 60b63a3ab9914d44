# The task does not wait for its reports; they arrive in time, or the run is repeated.
# scores: 1 2 2 2 1
# %% experiment_task
@ray.remote
def experiment(number, recorder):
    for step in range(1, 5):
        time.sleep(0.5)
        recorder.report.remote(number, step)
    return number
