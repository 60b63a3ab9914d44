# The duration is a timedelta.
# scores: 1 1 2 0
# says verify_duration: of type `timedelta`
# %% parallel_increments
import datetime

time.sleep(2.0)
start_time = datetime.datetime.now()
f1.reset.remote()
f2.reset.remote()
results = []
for _ in range(5):
    results.append(f1.increment.remote())
    results.append(f2.increment.remote())
results = ray.get(results)
duration = datetime.datetime.now() - start_time
