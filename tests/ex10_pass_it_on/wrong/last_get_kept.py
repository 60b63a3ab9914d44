# Only the last ray.get stays in the loop: each piece passes by references, and the next one waits for it.
# scores: 0 0 0 0
# says verify_results: once the one before had left the last
# says verify_line: the line runs empty
# says verify_duration: What could it send before it waits
# %% pass_it_on
ray.get([station.reset.remote() for station in (s1, s2, s3)])
start_time = time.time()

results = []
for _ in range(4):
    piece = s1.stamp.remote("")
    piece = s2.stamp.remote(piece)
    piece = ray.get(s3.stamp.remote(piece))
    results.append(piece)

end_time = time.time()
duration = end_time - start_time
