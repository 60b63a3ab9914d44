# Gives one actor two names.
# scores: 1 0 0 0 0
# says verify_two_actors: two names for one actor
# says verify_results: counts from 1 to 10
# says verify_duration: One actor ran all 10
# %% foo_instances
f1 = f2 = Foo.remote()
