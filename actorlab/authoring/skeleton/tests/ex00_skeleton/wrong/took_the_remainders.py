# Takes the second of the two references that each call returns.
# scores: 1 0 1
# says verify_quotients: the remainders
# %% quotients
quotients = ray.get([divider.divide.remote(number, 5)[1] for number in (17, 23, 31)])
