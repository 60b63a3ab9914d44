# All the work is done first, then all is reported.
# scores: 1 2 0 0 0
# says verify_progress: no task had sent a report
# says verify_side_by_side: s after the one before
# %% experiment_task
@ray.remote
def experiment(number, recorder):
    sent = []
    time.sleep(2.0)
    for step in range(1, 5):
        sent.append(recorder.report.remote(number, step))
    ray.get(sent)
    return number
