# Appends in a loop instead of a comprehension, with other names inside.
# scores: 1 2 2 2 1
# %% experiment_task
@ray.remote
def experiment(n, where):
    receipts = []
    s = 1
    while s <= 4:
        time.sleep(0.5)
        receipts += [where.report.remote(n, s)]
        s += 1
    for receipt in receipts:
        ray.get(receipt)
# %% run_experiments
start_workers(3)
start_time = time.time()

recorder.reset.remote()

tasks = []
for number in range(3):
    tasks.append(experiment.remote(number, recorder))

time.sleep(1.2)
halfway = ray.get(recorder.get.remote())

for task in tasks:
    ray.get(task)
everything = ray.get(recorder.get.remote())

end_time = time.time()
duration = end_time - start_time
