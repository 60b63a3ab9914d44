# Takes ray.wait for ray.get.
# scores: 0 0 1 0
# says verify_results: the pair that `ray.wait` returns
# %% pass_it_on
ray.get([station.reset.remote() for station in (s1, s2, s3)])
start_time = time.time()

results = []
for _ in range(4):
    piece = s1.stamp.remote("")
    piece = s2.stamp.remote(piece)
    piece = s3.stamp.remote(piece)
    results.append(piece)
results = ray.wait(results, num_returns=4)

end_time = time.time()
duration = end_time - start_time
