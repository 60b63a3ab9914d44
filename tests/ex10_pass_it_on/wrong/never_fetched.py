# The references are never fetched.
# alone: its mistake depends on timing.
# scores: 0 0 0 0
# says verify_results: holds 4 ObjectRefs
# says verify_line: holds 4 ObjectRefs
# says verify_duration: nobody waited for them
# %% pass_it_on
ray.get([station.reset.remote() for station in (s1, s2, s3)])
start_time = time.time()

results = []
for _ in range(4):
    piece = s1.stamp.remote("")
    piece = s2.stamp.remote(piece)
    piece = s3.stamp.remote(piece)
    results.append(piece)

end_time = time.time()
duration = end_time - start_time
