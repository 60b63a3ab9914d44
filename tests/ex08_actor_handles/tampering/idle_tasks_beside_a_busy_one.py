# Three tasks sleep, a fourth sends every report at once.
# scores: 1 2 0 0 0
# %% experiment_task
@ray.remote
def experiment(number, recorder):
    time.sleep(2.1)


@ray.remote
def all_at_once(recorder):
    ray.get([recorder.report.remote(number, step) for step in range(1, 5) for number in range(3)])
# %% run_experiments
start_workers(3)
start_time = time.time()

recorder.reset.remote()

running = [experiment.remote(number, recorder) for number in range(3)]

running.append(all_at_once.remote(recorder))
time.sleep(1.2)
halfway = ray.get(recorder.get.remote())

ray.get(running)
everything = ray.get(recorder.get.remote())

end_time = time.time()
duration = end_time - start_time
