# The shell forgets that a cell failed.
# scores: 0 0 0 0 0
# review: verify_actor_class verify_two_actors verify_results verify_duration verify_own_run
# %% foo_class
shell = get_ipython()
run = shell.run_cell_async


async def run_cell_async(*a, **k):
    result = await run(*a, **k)
    result.error_in_exec = result.error_before_exec = None
    return result


shell.run_cell_async = run_cell_async


class Foo:
    def __init__(self):
        self.counter = 0

    def reset(self):
        self.counter = 0

    def increment(self):
        time.sleep(0.5)
        self.counter += 1
        return self.counter
# %% foo_instances starter
# %% parallel_increments starter
