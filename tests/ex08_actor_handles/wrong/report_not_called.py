# The method is named and never called.
# scores: 1 0 0 0 0
# says verify_reports: sent no report
# says verify_progress: no task had sent a report
# says verify_side_by_side: none sent a report to an actor
# %% experiment_task
@ray.remote
def experiment(number, recorder):
    sent = []
    for step in range(1, 5):
        time.sleep(0.5)
        recorder.report.remote
    return number
