# Uses bind, which draws a plan and starts nothing.
# scores: 1 0 0 0
# says verify_two_actors: `ClassNode`
# %% foo_instances
f1 = Foo.bind()
f2 = Foo.bind()
