# The answer is a text.
# scores: 3 1 2 1 0
# says verify_own_run: It should be one number
# %% own_run
answer = "five"
