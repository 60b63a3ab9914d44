# Decorates a function called Foo instead of a class.
# scores: 0 0 0 0 0
# says verify_actor_class: remote function
# %% foo_class
counter = 0

@ray.remote
def Foo():
    global counter
    time.sleep(0.5)
    counter += 1
    return counter
# %% foo_instances
f1 = Foo.remote()
f2 = Foo.remote()
