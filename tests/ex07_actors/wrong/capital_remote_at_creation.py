# Spells remote with a capital letter at creation.
# scores: 1 0 0 0
# says verify_two_actors: no attribute 'Remote'
# %% foo_instances
f1 = Foo.Remote()
f2 = Foo.Remote()
