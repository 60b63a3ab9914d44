# Puts plain objects into the object store.
# scores: 0 0 0 0
# says verify_actor_class: plain Python class
# says verify_two_actors: holds an ObjectRef
# says verify_results: has no attribute 'reset'
# %% foo_class starter
# %% foo_instances
f1 = ray.put(Foo())
f2 = ray.put(Foo())
