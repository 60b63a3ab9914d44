# Makes the actors in a comprehension and unpacks them into the two names.
# scores: 1 1 2 2 1
# %% foo_instances
f1, f2 = [Foo.remote() for _ in range(2)]
