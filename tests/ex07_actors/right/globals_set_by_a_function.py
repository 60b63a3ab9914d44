# A function defined in an earlier cell sets results and duration as globals; this cell calls it.
# scores: 1 1 2 2 1
# %% before parallel_increments
def run_it():
    global results, duration
    start_time = time.time()
    f1.reset.remote()
    f2.reset.remote()
    refs = []
    for _ in range(5):
        refs += [f1.increment.remote(), f2.increment.remote()]
    results = ray.get(refs)
    duration = time.time() - start_time
# %% parallel_increments
time.sleep(2.0)
run_it()
