# Copies the handle with deepcopy, which copies no actor.
# scores: 1 0 0 0 0
# says verify_two_actors: two names for one actor
# %% foo_instances
import copy

f1 = Foo.remote()
f2 = copy.deepcopy(f1)
