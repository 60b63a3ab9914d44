# The list is made a dictionary.
# scores: 1 0 2 2 1
# says verify_reports: The recorder's answer was 12 items
# %% run_experiments
start_workers(3)
start_time = time.time()

recorder.reset.remote()

running = [experiment.remote(number, recorder) for number in range(3)]

time.sleep(1.2)
halfway = ray.get(recorder.get.remote())

ray.get(running)
everything = ray.get(recorder.get.remote())

end_time = time.time()
duration = end_time - start_time
everything = {number: [s for n, s in everything if n == number] for number in range(3)}
