# Makes a text of the reference, and passes that.
# scores: 0 0 0 0
# says verify_results: what a reference is called
# %% pass_it_on
ray.get([station.reset.remote() for station in (s1, s2, s3)])
start_time = time.time()

results = []
for _ in range(4):
    piece = s1.stamp.remote("")
    piece = s2.stamp.remote(str(piece))
    piece = s3.stamp.remote(str(piece))
    results.append(piece)
results = ray.get(results)

end_time = time.time()
duration = end_time - start_time
