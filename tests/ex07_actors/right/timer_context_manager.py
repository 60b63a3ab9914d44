# Measures with a small context manager.
# scores: 1 1 2 2
# %% parallel_increments
class Timer:
    def __enter__(self):
        self.start = time.perf_counter()
        return self

    def __exit__(self, *exc):
        self.seconds = time.perf_counter() - self.start

time.sleep(2.0)
with Timer() as timer:
    f1.reset.remote()
    f2.reset.remote()
    results = ray.get([actor.increment.remote() for _ in range(5) for actor in [f1, f2]])
duration = timer.seconds
