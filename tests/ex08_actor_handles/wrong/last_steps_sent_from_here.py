# The notebook sends the last step of each experiment.
# alone: its mistake depends on timing.
# scores: 1 0 2 0 0
# says verify_reports: tasks sent 9 of them
# %% experiment_task
@ray.remote
def experiment(number, recorder):
    sent = []
    for step in range(1, 4):
        time.sleep(0.5)
        sent.append(recorder.report.remote(number, step))
    ray.get(sent)
    return number
# %% run_experiments
ray.get(recorder.reset.remote())

start_workers(3)
start_time = time.time()

running = [experiment.remote(number, recorder) for number in range(3)]

time.sleep(1.2)
halfway = ray.get(recorder.get.remote())

ray.get(running)
ray.get([recorder.report.remote(number, 4) for number in range(3)])
everything = ray.get(recorder.get.remote())

end_time = time.time()
duration = end_time - start_time
