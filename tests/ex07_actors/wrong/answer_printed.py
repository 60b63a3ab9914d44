# Gives the answer what print returns.
# scores: 1 1 2 2 0
# says verify_own_run: `answer` is `None`. If you draw
# %% own_run
answer = print(2)
