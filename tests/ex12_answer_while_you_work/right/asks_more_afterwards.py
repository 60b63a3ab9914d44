# Plays with the same actors when all is done.
# scores: 3 1 2 1 1
# %% after look_amid
print(ray.get([trainer.progress.remote() for _ in range(3)]))
# %% after five_deposits
print(ray.get([account.deposit.remote() for _ in range(2)]), ray.get(account.get.remote()))
