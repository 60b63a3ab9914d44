# Looks at the beginning of the picture only.
# scores: 2 2 1 0
# says verify_own_run: when the second piece has just come
# %% own_run
answer = 2
