# The task looks the recorder up by its name.
# scores: 1 2 2 2 1
# %% recorder_instance
recorder = Recorder.options(name="recorder").remote()
# %% experiment_task
@ray.remote
def experiment(number):
    recorder = ray.get_actor("recorder")
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

running = [experiment.remote(number) for number in range(3)]

time.sleep(1.2)
halfway = ray.get(recorder.get.remote())

ray.get(running)
everything = ray.get(recorder.get.remote())

end_time = time.time()
duration = end_time - start_time
