# Looks again and again while the experiments run, and keeps the first list that is not empty.
# scores: 1 2 2 2 1
# %% run_experiments
start_workers(3)
start_time = time.time()

recorder.reset.remote()

running = [experiment.remote(number, recorder) for number in range(3)]

halfway = []
left = running
while left:
    done, left = ray.wait(left, timeout=0.2)
    so_far = ray.get(recorder.get.remote())
    print(len(so_far), "reports")
    if so_far and not halfway:
        halfway = so_far

everything = ray.get(recorder.get.remote())

end_time = time.time()
duration = end_time - start_time
