# Each step is reported twice.
# scores: 1 0 2 2 1
# says verify_reports: it should have [1, 2, 3, 4]
# %% experiment_task
@ray.remote
def experiment(number, recorder):
    sent = []
    for step in range(1, 5):
        time.sleep(0.5)
        sent.append(recorder.report.remote(number, step))
        sent.append(recorder.report.remote(number, step))
    ray.get(sent)
    return number
