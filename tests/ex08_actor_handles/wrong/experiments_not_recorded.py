# Tells Ray not to write down the experiments.
# scores: 1 0 0 0 0
# says verify_reports: not to write down the calls of `experiment`
# says verify_progress: not to write down the calls of `experiment`
# says verify_side_by_side: not to write down the calls of `experiment`
# %% experiment_task
@ray.remote(enable_task_events=False)
def experiment(number, recorder):
    sent = []
    for step in range(1, 5):
        time.sleep(0.5)
        sent.append(recorder.report.remote(number, step))
    ray.get(sent)
    return number
