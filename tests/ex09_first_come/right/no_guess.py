# Guesses nothing, and rounds the time in a later cell.
# scores: 2 2 1 1
# %% prediction starter
# %% after race
duration = round(duration, 2)
order = tuple(order)
