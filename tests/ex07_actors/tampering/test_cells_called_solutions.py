# The test cells are marked as the student's own.
# scores: 0 0 0 0 0
# metadata verify_actor_class: {"solution": true, "locked": false, "grade": false}
# metadata verify_two_actors: {"solution": true, "locked": false}
# %% foo_class starter
# %% foo_instances starter
# %% parallel_increments starter
# %% verify_actor_class
pass
# %% verify_two_actors
pass
