# Answers what an async actor could take.
# scores: 3 1 2 1 0
# says verify_own_run: how many an async actor takes at the most
# %% own_run
answer = 1000
