# Two more actors exist, and nobody calls them.
# scores: 1 1 2 2
# %% foo_instances
f1, f2, spare, another = (Foo.remote() for _ in range(4))
