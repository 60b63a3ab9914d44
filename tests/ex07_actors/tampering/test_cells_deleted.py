# The test cells are deleted from an unchanged notebook.
# scores: 0 0 0 0 0
# deleted: verify_actor_class verify_two_actors verify_results verify_duration
# %% foo_class starter
# %% foo_instances starter
# %% parallel_increments starter
