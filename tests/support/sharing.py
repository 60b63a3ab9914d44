"""Which tests one process runs together, because they share what costs much."""

# Modules whose tests share a kernel, a Ray or a graded class.
_MODULES = {
    "test_exercise_on_ray.py",
    "test_make.py",
    "test_new_exercise.py",
    "test_sandbox.py",
    "test_sessions.py",
}
_ONE_BY_ONE = ("integration/", "browser/")


def unit(nodeid: str) -> str:
    """What a test is not to be parted from: its class, or else its module; of the slow ones,
    only those of the modules above.

    pytest-xdist has a mark for this, which needs an attribute that pytest 9.2 dropped.
    """
    module, _, test = nodeid.partition("::")
    if "::" in test.partition("[")[0]:
        return f"{module}::{test.partition('::')[0]}"
    folder = module.rpartition("/")[0] + "/"
    alone = folder.endswith(_ONE_BY_ONE) and module.rpartition("/")[2] not in _MODULES
    return nodeid if alone else module
