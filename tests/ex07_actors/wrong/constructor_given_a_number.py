# Passes the number of actors to the constructor.
# scores: 1 0 0 0
# says verify_two_actors: too many positional arguments
# %% foo_instances
f1 = Foo.remote(1)
f2 = Foo.remote(2)
