# Keeps the answer to a first call instead of the actor.
# scores: 1 0 0 0 0
# says verify_two_actors: holds an ObjectRef
# %% foo_instances
f1 = Foo.remote().reset.remote()
f2 = Foo.remote().reset.remote()
