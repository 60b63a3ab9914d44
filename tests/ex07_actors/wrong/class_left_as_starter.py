# The decorator was forgotten; the later cells expect actors.
# scores: 0 0 0 0
# says verify_actor_class: plain Python class
# says verify_two_actors: First verify_actor_class
# says verify_results: First verify_two_actors
# says verify_duration: First verify_two_actors
# %% foo_class starter
