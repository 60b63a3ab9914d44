# The loop ends one step early.
# scores: 1 0 2 0 0
# says verify_reports: it should have [1, 2, 3, 4]
# says verify_side_by_side: instead of about 2
# %% experiment_task
@ray.remote
def experiment(number, recorder):
    sent = []
    for step in range(1, 4):
        time.sleep(0.5)
        sent.append(recorder.report.remote(number, step))
    ray.get(sent)
    return number
