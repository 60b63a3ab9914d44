# Three steps are reported, and the notebook adds the fourth.
# alone: its mistake depends on timing.
# scores: 1 0 2 0 0
# says verify_reports: The recorder gave 9 items
# says verify_side_by_side: of them sent 4 reports
# %% experiment_task
@ray.remote
def experiment(number, recorder):
    sent = []
    for step in range(1, 5):
        time.sleep(0.5)
        if step < 4:
            sent.append(recorder.report.remote(number, step))
    ray.get(sent)
    return number
# %% run_experiments
start_workers(3)
start_time = time.time()

recorder.reset.remote()

running = [experiment.remote(number, recorder) for number in range(3)]

time.sleep(1.2)
halfway = ray.get(recorder.get.remote())

ray.get(running)
everything = ray.get(recorder.get.remote())

end_time = time.time()
duration = end_time - start_time
everything += [[number, 4] for number in range(3)]
