# The cell is empty.
# scores: 0 0 0
# says verify_shares: no `results` yet
# %% share_the_jobs
pass
