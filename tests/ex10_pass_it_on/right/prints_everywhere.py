# Prints in the cell, to stderr too, and shows the results.
# scores: 2 2 1 1
# %% pass_it_on
import sys

ray.get([station.reset.remote() for station in (s1, s2, s3)])
start_time = time.time()

results = []
for _ in range(4):
    piece = s1.stamp.remote("")
    piece = s2.stamp.remote(piece)
    piece = s3.stamp.remote(piece)
    results.append(piece)
    print(piece, file=sys.stderr)
    print(len(results), "sent")
results = ray.get(results)

end_time = time.time()
duration = end_time - start_time
print(results, duration)
results
