# Gives each actor a name of its own and fetches the handles by name.
# scores: 1 1 2 2
# %% foo_instances
Foo.options(name="first", lifetime="detached").remote()
Foo.options(name="second", lifetime="detached").remote()
f1 = ray.get_actor("first")
f2 = ray.get_actor("second")
