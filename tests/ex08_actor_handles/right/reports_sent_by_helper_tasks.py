# A task of its own sends each report.
# scores: 1 2 2 2
# %% experiment_task
@ray.remote(num_cpus=0)
def send(recorder, number, step):
    ray.get(recorder.report.remote(number, step))


@ray.remote
def experiment(number, recorder):
    sent = []
    for step in range(1, 5):
        time.sleep(0.5)
        sent.append(send.remote(recorder, number, step))
    ray.get(sent)
    return number
