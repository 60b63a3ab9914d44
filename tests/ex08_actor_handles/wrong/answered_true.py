# Answers a question of how many with yes.
# scores: 1 2 2 2 0
# says verify_own_run: of type `bool`
# %% own_run
answer = True
