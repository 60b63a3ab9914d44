# Starts the clock a second after the pieces were sent.
# alone: its mistake depends on timing.
# scores: 2 2 0 1
# says verify_duration: covers only a part
# %% pass_it_on
ray.get([station.reset.remote() for station in (s1, s2, s3)])

results = []
for _ in range(4):
    piece = s1.stamp.remote("")
    piece = s2.stamp.remote(piece)
    piece = s3.stamp.remote(piece)
    results.append(piece)
time.sleep(1.0)

start_time = time.time()
results = ray.get(results)

end_time = time.time()
duration = end_time - start_time
