# What the starter's picture shows.
# scores: 3 2 0
# says verify_own_run: when the jobs are dealt out
# %% own_run
answer = 2
