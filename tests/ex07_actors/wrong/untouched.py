# Nothing was changed: the values are right, but it takes five seconds and no actor works.
# scores: 0 0 0 0
# says verify_actor_class: still as you got it
# says verify_two_actors: still as you got it
# says verify_results: still as you got it
# says verify_duration: in the notebook's own process: 5.0
# %% foo_class starter
# %% foo_instances starter
# %% parallel_increments starter
