# A first attempt made a recorder in each task.
# scores: 1 2 2 2 1
# %% before run_experiments
@ray.remote
def first_try(number):
    own = Recorder.remote()
    return ray.get([own.report.remote(number, step) for step in range(1, 5)])


ray.get([first_try.remote(number) for number in range(3)])
