# Writes the number out.
# scores: 2 2 1 0
# says verify_own_run: of type `str`
# %% own_run
answer = "three"
