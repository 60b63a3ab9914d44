# The student's own variables happen to be called check, seen and timeline.
# scores: 1 1 2 2 1
# %% after foo_instances
check = ray.get([f1.increment.remote(), f2.increment.remote()])
seen = check == [1, 1]
timeline = []
print(check, seen)
