# Waits for each report before the next step: right, and a little slower.
# scores: 1 2 2 2 1
# %% experiment_task
@ray.remote
def experiment(number, recorder):
    for step in range(1, 5):
        time.sleep(0.5)
        ray.get(recorder.report.remote(number, step))
    return number
