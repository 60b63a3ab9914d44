# Each step is reported before its half-second of work.
# alone: its mistake depends on timing.
# scores: 1 2 2 0 0
# says verify_side_by_side: s after it had begun
# %% experiment_task
@ray.remote
def experiment(number, recorder):
    sent = []
    for step in range(1, 5):
        sent.append(recorder.report.remote(number, step))
        time.sleep(0.5)
    ray.get(sent)
    return number
