# A first attempt left ten calls waiting on each actor; they delay the right run, and are not its fault.
# scores: 1 1 2 2 1
# %% after foo_instances
forgotten = []
for _ in range(10):
    forgotten.append(f1.increment.remote())
    forgotten.append(f2.increment.remote())
