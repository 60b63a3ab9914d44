# Waits for the tasks and the list in one call.
# scores: 1 2 2 2 1
# %% run_experiments
start_workers(3)
start_time = time.time()

recorder.reset.remote()

running = [experiment.remote(number, recorder) for number in range(3)]

time.sleep(1.2)
halfway = ray.get(recorder.get.remote())

ray.wait(running, num_returns=3)
(everything,) = ray.get([recorder.get.remote()])

end_time = time.time()
duration = end_time - start_time
