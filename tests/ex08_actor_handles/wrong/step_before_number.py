# The arguments of report are swapped.
# scores: 1 0 2 2 1
# says verify_reports: the step first
# %% experiment_task
@ray.remote
def experiment(number, recorder):
    sent = []
    for step in range(1, 5):
        time.sleep(0.5)
        sent.append(recorder.report.remote(step, number))
    ray.get(sent)
    return number
