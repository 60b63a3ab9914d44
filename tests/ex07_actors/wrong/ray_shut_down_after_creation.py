# Shuts Ray down right after the actors were created.
# alone: it shuts Ray down.
# scores: 1 0 0 0 0
# says verify_two_actors: no longer alive
# %% after foo_instances
ray.shutdown()
