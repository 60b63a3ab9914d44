# Each get is moved into the brackets of the next call: the notebook waits for two stations of three.
# scores: 2 0 0 0
# says verify_line: So these two took turns
# says verify_duration: once the second was done
# %% pass_it_on
ray.get([station.reset.remote() for station in (s1, s2, s3)])
start_time = time.time()

results = []
for _ in range(4):
    piece = s1.stamp.remote("")
    piece = s2.stamp.remote(ray.get(piece))
    piece = s3.stamp.remote(ray.get(piece))
    results.append(piece)
results = ray.get(results)

end_time = time.time()
duration = end_time - start_time
