# Creates the actors as plain objects: Foo() on an actor class.
# scores: 1 0 0 0 0
# says verify_two_actors: Ray refuses that for an actor class
# says verify_results: First pass verify_two_actors
# says verify_duration: First pass verify_two_actors
# %% foo_instances
f1, f2 = Foo(), Foo()
