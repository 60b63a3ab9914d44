# A file `ray.py` that pretends to be Ray.
# scores: 0 0 0 0 0
# %% foo_class starter
# %% foo_instances starter
# %% parallel_increments starter
# %% file ray.py
raise SystemExit("this is not Ray")
