# Asks Ray to make a finished object remote.
# scores: 0 0 0 0
# says verify_actor_class: plain Python class
# %% foo_class starter
# %% foo_instances
f1 = ray.remote(Foo())
f2 = ray.remote(Foo())
