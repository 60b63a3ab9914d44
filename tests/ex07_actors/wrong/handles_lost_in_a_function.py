# Creates the actors in a function whose local names are lost.
# scores: 1 0 0 0
# says verify_two_actors: There is no `f1`
# %% foo_instances
def make_actors():
    f1 = Foo.remote()
    f2 = Foo.remote()

make_actors()
