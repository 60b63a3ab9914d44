# Nothing was guessed.
# scores: 3 1 2 1 1
# %% prediction starter
