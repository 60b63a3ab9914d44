# Remote functions get the old count and return the new one: right values, right time, no actor.
# scores: 1 1 0 0 0
# says verify_results: no state of its own
# says verify_duration: remote functions ran
# %% parallel_increments
@ray.remote
def increment(n):
    time.sleep(0.5)
    return n + 1

time.sleep(2.0)
start_time = time.time()
a = b = 0
results = []
for _ in range(5):
    a, b = increment.remote(a), increment.remote(b)
    results += [a, b]
results = ray.get(results)

end_time = time.time()
duration = end_time - start_time
