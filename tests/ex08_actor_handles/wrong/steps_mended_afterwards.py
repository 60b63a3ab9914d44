# Steps are counted from 0, and mended in the notebook.
# scores: 1 0 2 2 1
# says verify_reports: and the recorder never told of that report
# %% experiment_task
@ray.remote
def experiment(number, recorder):
    sent = []
    for step in range(1, 5):
        time.sleep(0.5)
        sent.append(recorder.report.remote(number, step - 1))
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
everything = [[number, step + 1] for number, step in ray.get(recorder.get.remote())]

end_time = time.time()
duration = end_time - start_time
