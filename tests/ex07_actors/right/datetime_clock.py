# Measures with datetime and takes the total seconds of the difference.
# scores: 1 1 2 2
# %% parallel_increments
from datetime import datetime

time.sleep(2.0)
start_time = datetime.now()
f1.reset.remote()
f2.reset.remote()
results = []
for _ in range(5):
    results.append(f1.increment.remote())
    results.append(f2.increment.remote())
results = ray.get(results)
duration = (datetime.now() - start_time).total_seconds()
