# Lists and time are tidied up in a later cell.
# scores: 1 2 2 2 1
# %% after run_experiments
duration = round(duration, 2)
everything = sorted(everything)
halfway = sorted(halfway)
