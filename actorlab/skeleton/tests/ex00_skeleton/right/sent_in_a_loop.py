# TODO: write what this right answer does in another way than the solution.
# scores: 1 2
# %% running_totals
references = []
for number in (1, 2, 3):
    references.append(apples.add.remote(number))
    references.append(pears.add.remote(number))
totals = ray.get(references)
