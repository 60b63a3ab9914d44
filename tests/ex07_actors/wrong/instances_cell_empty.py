# No actor was created.
# scores: 1 0 0 0
# says verify_two_actors: There is no `f1`
# says verify_results: First verify_two_actors
# %% foo_instances
# f1 = ...
