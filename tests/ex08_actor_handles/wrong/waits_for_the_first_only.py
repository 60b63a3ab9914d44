# ray.wait returns at the first experiment that is done.
# scores: 1 0 2 0 0
# says verify_reports: while experiments were still running
# says verify_side_by_side: covers only a part
# %% experiment_task
@ray.remote
def experiment(number, recorder):
    sent = []
    for step in range(1, 5):
        time.sleep(0.5 + 0.1 * number)
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

ray.wait(running)
everything = ray.get(recorder.get.remote())

end_time = time.time()
duration = end_time - start_time
