# TODO: write what this wrong answer does, and what its student believes.
# scores: 1 0
# says verify_running_totals: 6 references
# %% running_totals
totals = [tally.add.remote(n) for n in (1, 2, 3) for tally in (apples, pears)]
