# The experiment lost its decorator, and runs in the notebook.
# alone: its mistake depends on timing.
# scores: 1 0 0 0 0
# says verify_reports: The notebook itself sent 12 reports
# says verify_progress: no task was at work
# says verify_side_by_side: Ray ran no experiment
# %% experiment_task
def experiment(number, recorder):
    sent = []
    for step in range(1, 5):
        time.sleep(0.5)
        sent.append(recorder.report.remote(number, step))
    ray.get(sent)
    return number
# %% run_experiments
start_workers(3)
start_time = time.time()

recorder.reset.remote()

running = [experiment(number, recorder) for number in range(3)]

time.sleep(1.2)
halfway = ray.get(recorder.get.remote())

everything = ray.get(recorder.get.remote())

end_time = time.time()
duration = end_time - start_time
