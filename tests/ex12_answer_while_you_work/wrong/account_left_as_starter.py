# Only the trainer was changed.
# scores: 3 1 0 0 0
# says verify_total: began from the same balance
# says verify_together: First pass verify_total
# %% account_class starter
