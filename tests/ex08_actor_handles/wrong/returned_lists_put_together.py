# No actor: the tasks return their lists, and the notebook puts them together.
# scores: 0 0 0 0 0
# says verify_reports: Each got a copy of the recorder
# says verify_progress: no actor was asked
# says verify_side_by_side: none sent a report to an actor
# %% recorder_class starter
# %% recorder_instance starter
# %% experiment_task
@ray.remote
def experiment(number, recorder):
    sent = []
    for step in range(1, 5):
        time.sleep(0.5)
        sent.append([number, step])
    return sent
# %% run_experiments
start_workers(3)
start_time = time.time()

running = [experiment.remote(number, recorder) for number in range(3)]

time.sleep(1.2)
halfway = []

everything = sum(ray.get(running), [])
halfway = everything[:5]

end_time = time.time()
duration = end_time - start_time
