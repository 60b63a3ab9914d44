# Expects one call to create two actors.
# scores: 1 0 0 0
# says verify_two_actors: cannot unpack
# %% foo_instances
f1, f2 = Foo.remote()
