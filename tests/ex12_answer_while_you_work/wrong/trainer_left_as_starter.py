# Only the account was changed.
# scores: 0 0 2 1 1
# says verify_answers: What could `train` let in where it waits
# says verify_duration: still as you got it
# %% trainer_class starter
