# Awaits every stamp in the loop.
# scores: 0 0 0 0
# says verify_results: One stamp ran after another
# %% pass_it_on
ray.get([station.reset.remote() for station in (s1, s2, s3)])
start_time = time.time()

results = []
for _ in range(4):
    piece = await s1.stamp.remote("")
    piece = await s2.stamp.remote(piece)
    piece = await s3.stamp.remote(piece)
    results.append(piece)

end_time = time.time()
duration = end_time - start_time
