# Makes f2 from f1.
# scores: 1 0 0 0
# says verify_two_actors: two names for one actor
# says verify_duration: One actor ran all 10
# %% foo_instances
f1 = Foo.remote()
f2 = f1
