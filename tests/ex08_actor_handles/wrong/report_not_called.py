# The method is named and never called.
# scores: 0 0 0 0
# %% experiment_task
@ray.remote
def experiment(number, recorder):
    sent = []
    for step in range(1, 5):
        time.sleep(0.5)
        recorder.report.remote
    return number
