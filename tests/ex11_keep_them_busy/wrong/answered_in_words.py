# A word in place of the number.
# scores: 3 2 0
# says verify_own_run: of type `str`
# %% own_run
answer = "three"
