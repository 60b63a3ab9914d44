# Each actor asks for three of the four CPUs, so the second is never started.
# scores: 1 0 0 0 0
# says verify_two_actors: asks for more than this Ray has free
# %% foo_instances
f1 = Foo.options(num_cpus=3).remote()
f2 = Foo.options(num_cpus=3).remote()
# %% parallel_increments starter
