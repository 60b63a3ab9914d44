# The task's cell does not parse.
# scores: 1 0 0 0 0
# says verify_reports: stopped with `
# says verify_progress: stopped with `
# says verify_side_by_side: stopped with `
# %% experiment_task
@ray.remote
def experiment(number, recorder):
    sent = []
    for step in range(1, 5)
        time.sleep(0.5)
        sent.append(recorder.report.remote(number, step))
    ray.get(sent)
    return number
