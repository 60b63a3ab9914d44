# Leaves the class plain and wraps it where the actors are created.
# scores: 0 0 2 2
# says verify_actor_class: plain Python class
# says verify_two_actors: First verify_actor_class
# %% foo_class starter
# %% foo_instances
f1 = ray.remote(Foo).remote()
f2 = ray.remote(Foo).remote()
