# Answers how many long jobs one actor does.
# scores: 3 2 0
# says verify_own_run: how many of them each actor does
# %% own_run
answer = 1
