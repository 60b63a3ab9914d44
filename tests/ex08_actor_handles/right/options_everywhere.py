# Options at every call.
# scores: 1 2 2 2 1
# %% recorder_instance
recorder = Recorder.options(num_cpus=0).remote()
# %% experiment_task
@ray.remote
def experiment(number, recorder):
    sent = []
    for step in range(1, 5):
        time.sleep(0.5)
        sent.append(recorder.report.options(name="a report").remote(number, step))
    ray.get(sent)
    return number
# %% run_experiments
start_workers(3)
start_time = time.time()

recorder.reset.remote()

running = [experiment.options(num_cpus=0.5, name="an experiment").remote(number, recorder) for number in range(3)]

time.sleep(1.2)
halfway = ray.get(recorder.get.remote())

ray.get(running)
everything = ray.get(recorder.get.remote())

end_time = time.time()
duration = end_time - start_time
