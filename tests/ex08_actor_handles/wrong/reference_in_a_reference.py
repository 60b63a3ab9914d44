# The task returns the reference of its last report; the list is what a task fetched too early.
# scores: 1 0 2 2 1
# says verify_reports: A reference is a receipt
# %% experiment_task
@ray.remote
def experiment(number, recorder):
    sent = []
    for step in range(1, 5):
        time.sleep(0.5)
        sent.append(recorder.report.remote(number, step))
    return recorder.get.remote()
# %% run_experiments
start_workers(3)
start_time = time.time()

recorder.reset.remote()

running = [experiment.remote(number, recorder) for number in range(3)]

time.sleep(1.2)
halfway = ray.get(recorder.get.remote())

everything = ray.get(running[-1])

end_time = time.time()
duration = end_time - start_time
