# Fetches one piece after another, after the loop.
# scores: 2 2 1 1
# %% pass_it_on
ray.get([station.reset.remote() for station in (s1, s2, s3)])
start_time = time.time()

sent = []
for _ in range(4):
    piece = s1.stamp.remote("")
    piece = s2.stamp.remote(piece)
    piece = s3.stamp.remote(piece)
    sent.append(piece)
results = [ray.get(piece) for piece in sent]

end_time = time.time()
duration = end_time - start_time
