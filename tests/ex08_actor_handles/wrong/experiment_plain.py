# The experiment lost its decorator; the notebook still starts it with `.remote`.
# scores: 1 0 0 0 0
# says verify_reports: asked the function `experiment` for `.remote`
# says verify_progress: asked the function `experiment` for `.remote`
# says verify_side_by_side: asked the function `experiment` for `.remote`
# %% experiment_task
def experiment(number, recorder):
    sent = []
    for step in range(1, 5):
        time.sleep(0.5)
        sent.append(recorder.report.remote(number, step))
    ray.get(sent)
    return number
