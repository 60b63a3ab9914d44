# The decorator was forgotten; the later cells expect actors.
# scores: 0 0 0 0 0
# says verify_actor_class: plain Python class
# says verify_two_actors: no decorator had made `Foo` one
# says verify_results: First pass verify_two_actors
# says verify_duration: First pass verify_two_actors
# %% foo_class starter
