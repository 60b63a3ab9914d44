# Guesses in words, and answers with a float.
# scores: 2 2 1 1
# %% prediction
guess = "five seconds"
# %% own_run
answer = 3.0
