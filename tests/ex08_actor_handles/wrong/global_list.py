# The tasks append to a list of the notebook's.
# alone: its mistake depends on timing.
# scores: 1 0 0 0 0
# says verify_reports: sent no report
# says verify_progress: no actor was asked
# says verify_side_by_side: none sent a report to an actor
# %% experiment_task
reports = []


@ray.remote
def experiment(number, recorder):
    for step in range(1, 5):
        time.sleep(0.5)
        reports.append([number, step])
# %% run_experiments
start_workers(3)
start_time = time.time()

recorder.reset.remote()

running = [experiment.remote(number, recorder) for number in range(3)]

time.sleep(1.2)
halfway = list(reports)

ray.get(running)
everything = reports

end_time = time.time()
duration = end_time - start_time
