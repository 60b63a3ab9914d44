# A function runs and measures everything and returns the values and the time.
# scores: 1 1 2 2
# %% parallel_increments
def run(actors, rounds=5):
    started = time.time()
    for actor in actors:
        actor.reset.remote()
    refs = [actor.increment.remote() for _ in range(rounds) for actor in actors]
    values = ray.get(refs)
    return values, time.time() - started

time.sleep(2.0)
results, duration = run([f1, f2])
