# Passes the piece by its name, and gives the calls options.
# scores: 2 2 1 1
# %% pass_it_on
ray.get([station.reset.remote() for station in (s1, s2, s3)])
start_time = time.time()

results = []
for _ in range(4):
    piece = s1.stamp.options(name="first").remote(piece="")
    piece = s2.stamp.remote(piece=piece)
    piece = s3.stamp.remote(piece)
    results.append(piece)
results = ray.get(results)

end_time = time.time()
duration = end_time - start_time
