# Waits for all references with ray.wait, and then fetches them.
# scores: 2 2 1 1
# %% pass_it_on
ray.get([station.reset.remote() for station in (s1, s2, s3)])
start_time = time.time()

results = []
for _ in range(4):
    piece = s1.stamp.remote("")
    piece = s2.stamp.remote(piece)
    piece = s3.stamp.remote(piece)
    results.append(piece)
ready, waiting = ray.wait(results, num_returns=4)
results = ray.get(ready)

end_time = time.time()
duration = end_time - start_time
