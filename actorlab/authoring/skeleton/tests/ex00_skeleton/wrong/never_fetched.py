# Takes what the call returns for the number itself.
# scores: 1 0
# says verify_quotients: 3 references
# %% quotients
quotients = [divider.divide.remote(number, 5)[0] for number in (17, 23, 31)]
