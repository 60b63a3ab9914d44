# Fetches the pieces after the clock was stopped.
# alone: its mistake depends on timing.
# scores: 2 2 0 1
# says verify_duration: it was stopped while they were still at work
# %% pass_it_on
ray.get([station.reset.remote() for station in (s1, s2, s3)])
start_time = time.time()

results = []
for _ in range(4):
    piece = s1.stamp.remote("")
    piece = s2.stamp.remote(piece)
    piece = s3.stamp.remote(piece)
    results.append(piece)
duration = time.time() - start_time
results = ray.get(results)
