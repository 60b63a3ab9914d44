# A helper hides that each piece is fetched after every stamp.
# alone: its mistake depends on timing.
# scores: 0 0 0 0
# says verify_results: Where does your code wait
# says verify_duration: Where does your code wait
# %% before pass_it_on
def stamped(station, piece):
    return ray.get(station.stamp.remote(piece))


# %% pass_it_on
ray.get([station.reset.remote() for station in (s1, s2, s3)])
start_time = time.time()

results = []
for _ in range(4):
    piece = stamped(s1, "")
    piece = stamped(s2, piece)
    piece = stamped(s3, piece)
    results.append(piece)

end_time = time.time()
duration = end_time - start_time
