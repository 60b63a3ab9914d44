# Calls the actors before and after the timed part as well.
# scores: 1 1 2 2 1
# %% after foo_instances
warm_up = ray.get([f.increment.remote() for f in (f1, f2, f1)])
# %% after parallel_increments
ray.get(f1.increment.remote()), ray.get(f2.reset.remote())
