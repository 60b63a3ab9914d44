# Guesses nothing, and answers with a float.
# scores: 1 1 2 2 1
# %% prediction starter
# %% own_run
answer = 2.0
