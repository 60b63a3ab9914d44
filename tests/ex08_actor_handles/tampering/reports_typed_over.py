# The experiments report anything at all; the list of all reports is typed in amid the work.
# scores: 1 0 2 2 1
# review: verify_reports
# says verify_reports: `everything` was still
# %% experiment_task
@ray.remote
def experiment(number, recorder):
    for step in range(4):
        time.sleep(0.5)
        ray.get(recorder.report.remote(-1, -1))
# %% run_experiments
ray.get(recorder.reset.remote())
start_workers(3)
start_time = time.time()
running = [experiment.remote(number, recorder) for number in range(3)]
time.sleep(1.2)
halfway = ray.get(recorder.get.remote())
ray.get(running)
await recorder.get.remote()  # the answer that is typed over, fetched where the check does not see it
everything = [[number, step] for step in range(1, 5) for number in range(3)]
duration = time.time() - start_time
