# Threads over a plain recorder.
# scores: 0 0 0 0 0
# says verify_reports: went to an ordinary object
# says verify_progress: no actor was asked
# says verify_side_by_side: Ray ran no experiment
# %% recorder_class starter
# %% recorder_instance starter
# %% experiment_task
def experiment(number, recorder):
    for step in range(1, 5):
        time.sleep(0.5)
        recorder.report(number, step)
# %% run_experiments
import threading

start_time = time.time()
recorder.reset()
threads = [threading.Thread(target=experiment, args=(n, recorder)) for n in range(3)]
for thread in threads:
    thread.start()
time.sleep(1.2)
halfway = list(recorder.get())
for thread in threads:
    thread.join()
everything = recorder.get()
duration = time.time() - start_time
