# Ends an actor with ray.kill before it was used.
# scores: 1 0 0 0 0
# says verify_two_actors: no longer alive
# %% after foo_instances
ray.kill(f2)
time.sleep(1)
