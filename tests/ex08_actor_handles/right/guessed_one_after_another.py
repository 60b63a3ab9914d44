# Guesses six seconds, as one after another.
# scores: 1 2 2 2 1
# says verify_side_by_side: You expected 6 seconds; it took 2.
# %% prediction
guess = 6
