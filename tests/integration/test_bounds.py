"""A submission does not inherit the bounds of the grader's own process."""

import resource

from actorlab.files import bounds
from support.submission import needs_sandbox, run

GIGABYTE = 1_000_000_000


@needs_sandbox
def test_a_submission_does_not_share_the_graders_limit(assignment):
    with bounds.memory(4 * GIGABYTE):
        assert resource.getrlimit(resource.RLIMIT_AS)[0] != resource.RLIM_INFINITY
        _, said = run(assignment, "import resource; print(resource.getrlimit(resource.RLIMIT_AS)[0])")
    assert said == [f"{resource.getrlimit(resource.RLIMIT_AS)[1]}\n"]
