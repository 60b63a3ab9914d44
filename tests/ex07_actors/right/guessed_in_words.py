# Guesses in words, and answers with NumPy's number.
# scores: 1 1 2 2 1
# %% prediction
guess = "five seconds"
# %% own_run
import numpy as np

answer = np.int64(2)
