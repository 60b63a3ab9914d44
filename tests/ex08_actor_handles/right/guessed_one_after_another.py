# Guesses six seconds, as one after another.
# scores: 1 2 2 2 1
# %% prediction
guess = 6
