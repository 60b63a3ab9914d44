# Edits the answer's cell, and leaves the question for later.
# scores: 1 1 2 2 0
# says verify_own_run: still `None`
# %% own_run
answer = None  # later
