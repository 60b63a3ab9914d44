# The tasks return their steps, and the notebook reports them.
# scores: 1 0 0 0 0
# says verify_reports: The notebook itself sent 12 reports
# says verify_progress: no task had sent a report
# says verify_side_by_side: none sent a report to an actor
# %% experiment_task
@ray.remote
def experiment(number, recorder):
    sent = []
    for step in range(1, 5):
        time.sleep(0.5)
        sent.append([number, step])
    return sent
# %% run_experiments
start_workers(3)
start_time = time.time()

recorder.reset.remote()

running = [experiment.remote(number, recorder) for number in range(3)]

time.sleep(1.2)
halfway = ray.get(recorder.get.remote())

for sent in ray.get(running):
    ray.get([recorder.report.remote(number, step) for number, step in sent])
everything = ray.get(recorder.get.remote())

end_time = time.time()
duration = end_time - start_time
