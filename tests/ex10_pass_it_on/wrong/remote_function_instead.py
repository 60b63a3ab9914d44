# A remote function stamps: it remembers nothing.
# scores: 0 0 0 0
# says verify_results: A remote function has no state of its own
# says verify_line: A remote function has no state of its own
# %% pass_it_on
@ray.remote
def stamp(piece):
    time.sleep(0.5)
    return piece + "1"


ray.get([station.reset.remote() for station in (s1, s2, s3)])
start_time = time.time()

results = []
for _ in range(4):
    results.append(stamp.remote(stamp.remote(stamp.remote(""))))
results = ray.get(results)

end_time = time.time()
duration = end_time - start_time
