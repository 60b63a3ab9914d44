# Wraps the actor class in ray.remote once more.
# scores: 1 0 0 0
# says verify_two_actors: must be applied to either a function or a class
# %% foo_instances
f1 = ray.remote(Foo)()
f2 = ray.remote(Foo)()
