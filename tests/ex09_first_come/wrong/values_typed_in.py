# Runs nothing, and types the values in.
# scores: 0 0 0 0
# says verify_order: sent no run to any actor
# %% race
start_time = time.time()
order = [1, 3, 2, 0]
duration = 2.35
