# Tidies up.
# scores: 0 0 0 2 0
# says verify_recorder: There is no `recorder` any more
# says verify_reports: First pass verify_recorder
# says verify_progress: First pass verify_recorder
# %% after run_experiments
del recorder
