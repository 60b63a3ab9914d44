# Experiment 2 reports nothing.
# scores: 1 0 2 0 0
# says verify_reports: has reports of experiment
# says verify_side_by_side: of them sent 4 reports
# %% experiment_task
@ray.remote
def experiment(number, recorder):
    sent = []
    for step in range(1, 5):
        time.sleep(0.5)
        if number < 2:
            sent.append(recorder.report.remote(number, step))
    ray.get(sent)
    return number
