# One comprehension, with each call inside the next one's brackets.
# scores: 2 2 1 1
# %% pass_it_on
ray.get([station.reset.remote() for station in (s1, s2, s3)])
start_time = time.time()

results = ray.get([s3.stamp.remote(s2.stamp.remote(s1.stamp.remote(""))) for _ in range(4)])

end_time = time.time()
duration = end_time - start_time
