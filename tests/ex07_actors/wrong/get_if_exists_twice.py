# Asks twice for the actor of the same name and gets the same one.
# scores: 1 0 0 0
# says verify_two_actors: two names for one actor
# %% foo_instances
f1 = Foo.options(name="counter", get_if_exists=True).remote()
f2 = Foo.options(name="counter", get_if_exists=True).remote()
