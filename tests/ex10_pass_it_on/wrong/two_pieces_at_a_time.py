# Fetches after every two pieces, so that the line runs empty once.
# scores: 2 0 0 0
# says verify_line: the line ran empty
# says verify_duration: How many pieces could be on their way
# %% pass_it_on
ray.get([station.reset.remote() for station in (s1, s2, s3)])
start_time = time.time()

results = []
for _ in range(2):
    pair = []
    for _ in range(2):
        piece = s1.stamp.remote("")
        piece = s2.stamp.remote(piece)
        piece = s3.stamp.remote(piece)
        pair.append(piece)
    results += ray.get(pair)

end_time = time.time()
duration = end_time - start_time
