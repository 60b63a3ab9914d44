# The line that resets the stations is gone, and they have stamped before.
# scores: 0 0 1 0
# says verify_results: no call of `reset`
# says verify_line: Where do they part
# %% before pass_it_on
ray.get([station.stamp.remote("") for station in (s1, s2, s3)])
# %% pass_it_on
start_time = time.time()

results = []
for _ in range(4):
    piece = s1.stamp.remote("")
    piece = s2.stamp.remote(piece)
    piece = s3.stamp.remote(piece)
    results.append(piece)
results = ray.get(results)

end_time = time.time()
duration = end_time - start_time
