# Each experiment asks for all four CPUs.
# scores: 1 2 2 0 0
# says verify_side_by_side: ran one at a time
# %% experiment_task
@ray.remote(num_cpus=4)
def experiment(number, recorder):
    sent = []
    for step in range(1, 5):
        time.sleep(0.5)
        sent.append(recorder.report.remote(number, step))
    ray.get(sent)
    return number
