# Learns the order as they come, and gives the numbers to the clerk in the end.
# scores: 2 0 0 0
# says verify_early: began no certificate before the last runner had answered
# says verify_duration: sat idle
# says verify_own_run: First pass verify_early
# %% race
ray.get([runner.warm_up.remote() for runner in runners])
ray.get(clerk.clear.remote())
start_time = time.time()
refs = [runner.run.remote() for runner in runners]
numbers, waiting = [], refs
while waiting:
    ready, waiting = ray.wait(waiting)
    numbers += ray.get(ready)
for number in numbers:
    ray.get(clerk.write.remote(number))
order = ray.get(clerk.read.remote())
duration = time.time() - start_time
