# The plain recorder is put into the object store.
# scores: 0 0 0 0 0
# says verify_recorder: plain Python class
# says verify_progress: the notebook's own recorder
# says verify_side_by_side: none sent a report to an actor
# %% recorder_class starter
# %% recorder_instance
recorder = ray.put(Recorder())
# %% experiment_task starter
# %% run_experiments
start_workers(3)
start_time = time.time()

ray.get(recorder).reset()

running = [experiment.remote(number, recorder) for number in range(3)]

time.sleep(1.2)
halfway = ray.get(recorder).get()

ray.get(running)
everything = ray.get(recorder).get()

end_time = time.time()
duration = end_time - start_time
