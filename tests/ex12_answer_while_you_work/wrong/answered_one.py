# Takes the account for a plain actor.
# scores: 3 1 2 1 0
# says verify_own_run: how many a plain actor takes
# %% own_run
answer = 1
