# The steps are shorter.
# scores: 1 2 2 0 0
# says verify_side_by_side: instead of about 2
# %% experiment_task
@ray.remote
def experiment(number, recorder):
    sent = []
    for step in range(1, 5):
        time.sleep(0.35)
        sent.append(recorder.report.remote(number, step))
    ray.get(sent)
    return number
