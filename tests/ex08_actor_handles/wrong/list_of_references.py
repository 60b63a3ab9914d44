# The lists hold references.
# scores: 1 0 2 2 1
# says verify_reports: A reference is a receipt
# %% experiment_task
@ray.remote
def experiment(number, recorder):
    sent = []
    for step in range(1, 5):
        time.sleep(0.5)
        sent.append(recorder.report.remote(number, step))
    ray.get(sent)
    return sent
# %% run_experiments
start_workers(3)
start_time = time.time()

recorder.reset.remote()

running = [experiment.remote(number, recorder) for number in range(3)]

time.sleep(1.2)
halfway = ray.get(recorder.get.remote())

everything = sum(ray.get(running), [])

end_time = time.time()
duration = end_time - start_time
