# The recorder is killed in the middle.
# scores: 0 0 0 0 0
# says verify_recorder: no longer alive
# says verify_reports: had ended before it could answer
# says verify_progress: had ended before it could answer
# says verify_side_by_side: had ended before it could answer
# %% run_experiments
start_workers(3)
start_time = time.time()

recorder.reset.remote()

running = [experiment.remote(number, recorder) for number in range(3)]

time.sleep(1.2)
halfway = ray.get(recorder.get.remote())

ray.kill(recorder)
ray.get(running)
everything = ray.get(recorder.get.remote())

end_time = time.time()
duration = end_time - start_time
