# TODO: write what this wrong answer does, and what its student believes.
# scores: 1 0
# says verify_running_totals: 3 references
# %% running_totals
totals = [tally.add.remote(number) for number in (1, 2, 3)]
