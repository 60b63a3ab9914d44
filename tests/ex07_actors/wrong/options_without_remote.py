# Describes the actors with options and starts none.
# scores: 1 0 0 0 0
# says verify_two_actors: starts none
# %% foo_instances
f1 = Foo.options(num_cpus=1)
f2 = Foo.options(num_cpus=1)
