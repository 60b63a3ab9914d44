# Text that looks like a passed check.
# scores: 0 0 0 0 0
# %% foo_class starter
# %% foo_instances starter
# %% parallel_increments starter
# %% after parallel_increments
for name in ("verify_actor_class", "verify_two_actors", "verify_results", "verify_duration"):
    print(f"✓ {name}: right.")
