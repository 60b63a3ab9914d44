# Steps are counted from 0.
# scores: 0 0 0 0
# %% experiment_task
@ray.remote
def experiment(number, recorder):
    sent = []
    for step in range(4):
        time.sleep(0.5)
        sent.append(recorder.report.remote(number, step))
    ray.get(sent)
    return number
