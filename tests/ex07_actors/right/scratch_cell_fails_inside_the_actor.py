# A scratch call raises inside the worker; the actor lives on.
# scores: 1 1 2 2
# %% after foo_instances
ray.get(f1.increment.remote("too", "many"))
