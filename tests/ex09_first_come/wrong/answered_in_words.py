# Answers in words.
# scores: 2 2 1 0
# says verify_own_run: should be one number
# %% own_run
answer = "three"
