# Shuts Ray down at first; creating the first actor starts a new one by itself.
# alone: it shuts Ray down.
# scores: 1 1 2 2 1
# %% before foo_class
ray.shutdown()
# %% after foo_instances
ray.get([f1.reset.remote(), f2.reset.remote()])
