# Keeps all references, and fetches them all at the end, to look at what each station returned.
# scores: 2 2 1 1
# %% pass_it_on
ray.get([station.reset.remote() for station in (s1, s2, s3)])
start_time = time.time()

pieces = []
for _ in range(4):
    first = s1.stamp.remote("")
    second = s2.stamp.remote(first)
    pieces.append((first, second, s3.stamp.remote(second)))
seen_at_each = [ray.get(list(piece)) for piece in pieces]
results = [piece[-1] for piece in seen_at_each]

end_time = time.time()
duration = end_time - start_time
