# The receipts are typed in beside deposits that got lost.
# scores: 3 1 0 0 0
# %% account_class starter
# %% after five_deposits
receipts, total = [1, 2, 3, 4, 5], 5
