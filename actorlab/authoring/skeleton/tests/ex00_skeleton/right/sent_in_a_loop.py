# TODO: write what this right answer does in another way than the solution.
# scores: 1 2 1
# %% quotients
references = []
for number in (17, 23, 31):
    quotient, remainder = divider.divide.remote(number, 5)
    references.append(quotient)
quotients = ray.get(references)
