# The class was deleted.
# scores: 0 0 0 0
# says verify_actor_class: There is no `Foo`
# says verify_two_actors: First verify_actor_class
# %% foo_class
# TODO
