# The jobs are dealt out, as in the starter, and nothing else is changed.
# scores: 0 0 0
# says verify_shares: is still as you got it
# says verify_shares: 6 jobs were sent to an actor that still had another one to do
# says verify_shares: 3.0 + 1.8 + 0.6 s
# %% share_the_jobs starter
