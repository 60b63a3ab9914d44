# The number of all jobs.
# scores: 3 2 0
# says verify_own_run: how many jobs there are in all
# %% own_run
answer = 9
