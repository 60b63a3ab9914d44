# The guess is a text.
# scores: 3 1 2 1 1
# %% prediction
guess = "two seconds"
