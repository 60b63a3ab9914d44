# A right run; then the experiments report nothing, nothing is emptied, and the recorder still has the old twelve.
# scores: 1 0 0 0 0
# says verify_reports: 3 experiments ran, and sent no report
# %% before experiment_task
@ray.remote
def experiment(number, recorder):
    sent = []
    for step in range(1, 5):
        time.sleep(0.5)
        sent.append(recorder.report.remote(number, step))
    ray.get(sent)
    return number


running = [experiment.remote(number, recorder) for number in range(3)]
ray.get(running)
everything = ray.get(recorder.get.remote())
# %% experiment_task
@ray.remote
def experiment(number, recorder):
    for step in range(1, 5):
        time.sleep(0.5)
    return number
# %% run_experiments
start_workers(3)
start_time = time.time()

running = [experiment.remote(number, recorder) for number in range(3)]

time.sleep(1.2)
halfway = ray.get(recorder.get.remote())

ray.get(running)
everything = ray.get(recorder.get.remote())

end_time = time.time()
duration = end_time - start_time
