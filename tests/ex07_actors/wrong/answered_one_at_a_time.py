# Knows that an actor does one thing at a time, and forgets that there are two.
# scores: 1 1 2 2 0
# says verify_own_run: what one actor does
# %% own_run
answer = 1
