# Names Foo.remote without calling it.
# scores: 1 0 0 0 0
# says verify_two_actors: names the method `remote` itself
# %% foo_instances
f1 = Foo.remote
f2 = Foo.remote
