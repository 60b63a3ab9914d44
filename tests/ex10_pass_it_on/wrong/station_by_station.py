# All pieces at the first station, then a get, and so on.
# scores: 0 0 0 0
# says verify_results: once the first one had done all of its own
# says verify_duration: What could the second have been doing
# %% pass_it_on
ray.get([station.reset.remote() for station in (s1, s2, s3)])
start_time = time.time()

pieces = ray.get([s1.stamp.remote("") for _ in range(4)])
pieces = ray.get([s2.stamp.remote(piece) for piece in pieces])
results = ray.get([s3.stamp.remote(piece) for piece in pieces])

end_time = time.time()
duration = end_time - start_time
