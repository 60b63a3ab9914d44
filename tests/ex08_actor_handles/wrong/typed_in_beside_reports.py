# The experiments report, and nobody asks the recorder for what it has in the end.
# scores: 1 0 2 2 1
# says verify_reports: nobody asked for them once they had arrived
# %% run_experiments
ray.get(recorder.reset.remote())

start_workers(3)
start_time = time.time()

running = [experiment.remote(number, recorder) for number in range(3)]

time.sleep(1.2)
halfway = ray.get(recorder.get.remote())

ray.get(running)
everything = [[number, step] for step in range(1, 5) for number in range(3)]

end_time = time.time()
duration = end_time - start_time
