# Nothing changed but the answer.
# scores: 0 0 0 0 0
# says verify_answers: still as you got it. `looks` is [10, 10, 10]
# says verify_total: `receipts` is [1, 1, 1, 1, 1]: the account holds 1
# %% trainer_class starter
# %% account_class starter
