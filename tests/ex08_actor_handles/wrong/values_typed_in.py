# Two lists and a time, typed in; the actor is idle.
# scores: 1 0 0 0 0
# says verify_reports: Ray saw no report at all
# says verify_progress: no actor was asked
# says verify_side_by_side: Ray ran no experiment
# %% run_experiments
everything = [[n, s] for s in range(1, 5) for n in range(3)]
halfway = everything[:6]
duration = 2.2
