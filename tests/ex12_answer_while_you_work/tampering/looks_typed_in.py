# The looks are typed in beside a plain trainer.
# scores: 0 0 2 1 1
# %% trainer_class starter
# %% after look_amid
looks, final, duration = [2, 4, 6], 10, 2.02
