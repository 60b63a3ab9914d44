# Writes the answer as a text.
# scores: 1 1 2 2 0
# says verify_own_run: of type `str`: 'two'
# %% own_run
answer = "two"
