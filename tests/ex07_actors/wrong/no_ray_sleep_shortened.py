# No Ray at all: the plain class sleeps half as long, so that the serial loop takes 2.6 seconds.
# scores: 0 0 0 0 0
# says verify_actor_class: plain Python class
# says verify_two_actors: plain object
# says verify_results: in the notebook's own process
# says verify_duration: in the notebook's own process
# %% foo_class
class Foo:
    def __init__(self):
        self.counter = 0

    def reset(self):
        self.counter = 0

    def increment(self):
        time.sleep(0.26)
        self.counter += 1
        return self.counter
# %% foo_instances starter
# %% parallel_increments starter
