# Looks as soon as there is something to see.
# scores: 1 2 2 2 1
# %% run_experiments
start_workers(3)
start_time = time.time()

recorder.reset.remote()

running = [experiment.remote(number, recorder) for number in range(3)]

while not (halfway := ray.get(recorder.get.remote())):
    time.sleep(0.1)

ray.get(running)
everything = ray.get(recorder.get.remote())

end_time = time.time()
duration = end_time - start_time
