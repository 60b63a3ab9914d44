# Extra cells before, between and after try things out.
# scores: 1 1 2 2 1
# %% before foo_class
@ray.remote
def square(x):
    return x * x

ray.get([square.remote(i) for i in range(4)])
# %% after foo_class
g = Foo.remote()
ray.get(g.increment.remote())
# %% before foo_instances
del g
# %% after foo_instances
ray.get([f1.increment.remote(), f2.increment.remote()])
# %% after parallel_increments
print(results, duration)
