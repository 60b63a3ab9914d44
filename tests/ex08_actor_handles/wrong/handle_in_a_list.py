# The recorder in a list.
# scores: 0 0 0 2 0
# says verify_recorder: a list with 1 handle in it
# %% recorder_instance
recorder = [Recorder.remote()]
# %% experiment_task
@ray.remote
def experiment(number, recorder):
    sent = []
    for step in range(1, 5):
        time.sleep(0.5)
        sent.append(recorder[0].report.remote(number, step))
    ray.get(sent)
    return number
# %% run_experiments
ray.get(recorder[0].reset.remote())

start_workers(3)
start_time = time.time()

running = [experiment.remote(number, recorder) for number in range(3)]

time.sleep(1.2)
halfway = ray.get(recorder[0].get.remote())

ray.get(running)
everything = ray.get(recorder[0].get.remote())

end_time = time.time()
duration = end_time - start_time
