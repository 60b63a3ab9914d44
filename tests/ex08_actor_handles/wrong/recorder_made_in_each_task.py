# Each task makes a recorder of its own.
# scores: 0 0 0 2 0
# says verify_recorder: a task created each of them
# says verify_reports: which one do you ask
# says verify_progress: no task had sent a report
# %% experiment_task
@ray.remote
def experiment(number, recorder):
    recorder = Recorder.remote()
    sent = []
    for step in range(1, 5):
        time.sleep(0.5)
        sent.append(recorder.report.remote(number, step))
    ray.get(sent)
    return number
