# Threads of the notebook report to the actor.
# scores: 1 0 0 0 0
# says verify_reports: The notebook itself sent 12 reports
# says verify_progress: no task was at work
# %% experiment_task
def experiment(number, recorder):
    sent = []
    for step in range(1, 5):
        time.sleep(0.5)
        sent.append(recorder.report.remote(number, step))
    ray.get(sent)
    return number
# %% run_experiments
ray.get(recorder.reset.remote())

import threading
start_time = time.time()

running = [threading.Thread(target=experiment, args=(n, recorder)) for n in range(3)]
for one in running:
    one.start()

time.sleep(1.2)
halfway = ray.get(recorder.get.remote())

for one in running:
    one.join()
everything = ray.get(recorder.get.remote())

end_time = time.time()
duration = end_time - start_time
