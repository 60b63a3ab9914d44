# Gives both actors the same name.
# scores: 1 0 0 0
# says verify_two_actors: already taken
# %% foo_instances
f1 = Foo.options(name="foo").remote()
f2 = Foo.options(name="foo").remote()
