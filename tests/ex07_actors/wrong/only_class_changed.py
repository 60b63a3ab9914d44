# Only the class was decorated; Foo() then fails and so does the loop.
# scores: 1 0 0 0 0
# says verify_two_actors: Foo()` would build the object here
# says verify_results: still as you got it
# says verify_duration: still as you got it
# %% foo_instances starter
# %% parallel_increments starter
