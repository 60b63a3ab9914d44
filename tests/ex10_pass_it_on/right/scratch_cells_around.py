# Extra cells try a station, one fails, and one looks at the pieces.
# scores: 2 2 1 1
# %% before pass_it_on
print(ray.get(s2.stamp.remote("x")))
# %% before pass_it_on
s1.stamp("")
# %% after pass_it_on
len(results), max(results)
