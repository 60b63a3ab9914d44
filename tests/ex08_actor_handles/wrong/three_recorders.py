# One recorder for each experiment, and the lists put together.
# scores: 0 0 0 2 1
# says verify_recorder: the state is in 3 places
# says verify_reports: which one do you ask
# says verify_progress: had arrived, and `halfway` holds
# %% recorder_instance
recorders = [Recorder.remote() for _ in range(3)]
recorder = recorders[0]
# %% run_experiments
start_workers(3)
start_time = time.time()

ray.get([r.reset.remote() for r in recorders])

running = [experiment.remote(number, recorders[number]) for number in range(3)]

time.sleep(1.2)
halfway = sum(ray.get([r.get.remote() for r in recorders]), [])

ray.get(running)
everything = sum(ray.get([r.get.remote() for r in recorders]), [])

end_time = time.time()
duration = end_time - start_time
