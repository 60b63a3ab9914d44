# Fetches the new actor with ray.get, as if it were an answer.
# scores: 1 0 0 0
# says verify_two_actors: its cell stopped with `ValueError
# %% foo_instances
f1 = ray.get(Foo.remote())
f2 = ray.get(Foo.remote())
