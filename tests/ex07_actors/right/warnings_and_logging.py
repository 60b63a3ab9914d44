# Warns and logs, in a cell and in the actors.
# scores: 1 1 2 2 1
# %% foo_class
import logging
import warnings

@ray.remote
class Foo:
    def __init__(self):
        self.counter = 0
        logging.getLogger().error("an actor is born")

    def reset(self):
        warnings.warn("starting over")
        self.counter = 0

    def increment(self):
        logging.warning("working")
        time.sleep(0.5)
        self.counter += 1
        return self.counter

warnings.warn("Foo is remote now", DeprecationWarning)
# %% parallel_increments
warnings.warn("here we go")
time.sleep(2.0)
start_time = time.time()

f1.reset.remote()
f2.reset.remote()

results = []
for _ in range(5):
    results.append(f1.increment.remote())
    results.append(f2.increment.remote())
results = ray.get(results)

end_time = time.time()
duration = end_time - start_time
logging.error("took %.2f s", duration)
