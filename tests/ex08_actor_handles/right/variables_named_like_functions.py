# Variables have names of Python's own functions and types, and such as checks might use.
# scores: 1 2 2 2 1
# %% before verify_recorder
list, len, all, type, int, isinstance = [1, 2], 3, True, "kind", 0, None
# %% after run_experiments
range, together, steps, number, step, wanted, report = 4, 5, 6, 7, 8, 9, 10
