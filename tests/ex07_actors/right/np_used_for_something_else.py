# The student's own variable happens to be called np.
# scores: 1 1 2 2 1
# %% after foo_instances
np = 2  # number of processes
print(np, "actors")
