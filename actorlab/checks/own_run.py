"""The check of a question on the student's own run.

The answer is a number that can be read off the picture, and that is the same in every right
run. The test cell compares it with Ray's record, and asks of the run what makes it right:
so neither a number that was typed in beside a wrong run earns the point, nor one that was
read off such a run.
"""

from actorlab.checks.seen import Seen
from actorlab.checks.spec import Check
from actorlab.checks.verdict import Skipped, Unmet


class OwnRun(Check):
    """A check of an answer. A student is told about the run first: of a wrong run there is
    nothing to ask, and what the mistakes say is true of a right one."""

    def _problem(self, seen: Seen, unmet: list[Check]) -> Unmet | None:
        return Skipped(self.first(unmet)) if unmet else super()._problem(seen, unmet)
