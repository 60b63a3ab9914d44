# Gives options where the actors are created.
# scores: 1 1 2 2 1
# %% foo_instances
f1 = Foo.options(num_cpus=1).remote()
f2 = Foo.options(num_cpus=1, max_restarts=2).remote()
