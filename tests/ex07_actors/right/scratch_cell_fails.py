# A scratch cell raises, and so does one with a typo.
# scores: 1 1 2 2 1
# %% before foo_class
1 / 0
# %% after foo_instances
f1.increment()
# %% before parallel_increments
print(undefined_name
# %% after parallel_increments
ray.get(results)
