# Uses the actor class of the example.
# alone: it uses what the notebook gives to play with.
# scores: 0 1 0 0 0
# says verify_actor_class: the actor class `Example`, and has no method `increment`
# %% foo_class
Foo = Example
# %% foo_instances
f1 = Foo.remote(0)
f2 = Foo.remote(0)
