# Builds the object first and then asks for remote.
# scores: 1 0 0 0
# says verify_two_actors: Ray refuses that for an actor class
# %% foo_instances
f1 = Foo().remote()
f2 = Foo().remote()
