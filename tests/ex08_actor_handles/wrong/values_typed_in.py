# Two lists and a time, typed in; the actor is idle.
# scores: 0 0 0 0
# %% run_experiments
everything = [[n, s] for s in range(1, 5) for n in range(3)]
halfway = everything[:6]
duration = 2.2
