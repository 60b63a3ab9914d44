# The steps take twice as long.
# alone: its mistake depends on timing.
# scores: 1 2 2 0 1
# says verify_side_by_side: Each step took 1.
# %% experiment_task
@ray.remote
def experiment(number, recorder):
    sent = []
    for step in range(1, 5):
        time.sleep(1.0)
        sent.append(recorder.report.remote(number, step))
    ray.get(sent)
    return number
