# Each step is a task of its own, started by the experiment.
# scores: 1 2 2 2 1
# %% experiment_task
@ray.remote(num_cpus=0)
def one_step(number, step, recorder):
    time.sleep(0.5)
    ray.get(recorder.report.remote(number, step))


@ray.remote(num_cpus=0)
def experiment(number, recorder):
    for step in range(1, 5):
        ray.get(one_step.remote(number, step, recorder))
# %% run_experiments
ray.get([experiment.remote(number, recorder) for number in range(3)])  # starts the workers
start_time = time.time()

recorder.reset.remote()

running = [experiment.remote(number, recorder) for number in range(3)]

time.sleep(1.2)
halfway = ray.get(recorder.get.remote())

ray.get(running)
everything = ray.get(recorder.get.remote())

end_time = time.time()
duration = end_time - start_time
