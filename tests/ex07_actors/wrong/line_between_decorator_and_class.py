# A left-over line between decorator and class is a syntax error.
# scores: 0 0 0 0
# says verify_actor_class: SyntaxError
# %% foo_class
@ray.remote
raise NotImplementedError()
class Foo:
    def __init__(self):
        self.counter = 0

    def reset(self):
        self.counter = 0

    def increment(self):
        time.sleep(0.5)
        self.counter += 1
        return self.counter
