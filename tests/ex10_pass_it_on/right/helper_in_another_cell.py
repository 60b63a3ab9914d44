# A function in a cell of its own sends a piece through the line.
# scores: 2 2 1 1
# %% before pass_it_on
def through(piece=""):
    for station in (s1, s2, s3):
        piece = station.stamp.remote(piece)
    return piece


# %% pass_it_on
ray.get([station.reset.remote() for station in (s1, s2, s3)])
start_time = time.time()

results = ray.get([through() for _ in range(4)])

end_time = time.time()
duration = end_time - start_time
