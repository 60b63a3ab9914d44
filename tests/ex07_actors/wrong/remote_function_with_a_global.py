# A remote function with a global counter does the work instead of the actors.
# scores: 1 1 0 0 0
# says verify_results: 10 remote functions ran (`increment`)
# says verify_duration: no state of its own
# %% parallel_increments
counter = 0

@ray.remote
def increment():
    global counter
    time.sleep(0.5)
    counter += 1
    return counter

time.sleep(2.0)
start_time = time.time()
results = ray.get([increment.remote() for _ in range(10)])

end_time = time.time()
duration = end_time - start_time
